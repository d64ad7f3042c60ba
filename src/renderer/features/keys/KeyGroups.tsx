import { Stack, Title } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ACTION_GROUPS, ACTIONS } from '../../../core/keys/actions.ts'
import type { ActionId } from '../../../core/keys/actions.ts'
import classes from './keys.module.css'

/** The actions of the table by group, in as many columns as there is room for. */
export function KeyGroups({ row }: { readonly row: (id: ActionId) => ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={classes.groups}>
      {ACTION_GROUPS.map((group) => (
        <Stack key={group} gap={4} className={classes.group}>
          <Title order={3} size="h6">
            {t(`keys.groups.${group}`)}
          </Title>
          {ACTIONS.filter((action) => action.group === group).map(({ id }) => (
            <Fragment key={id}>{row(id)}</Fragment>
          ))}
        </Stack>
      ))}
    </div>
  )
}
