import { Button, Group, Kbd, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import i18next from 'i18next'
import { actionOf } from '../../../core/keys/actions.ts'
import type { ActionId } from '../../../core/keys/actions.ts'
import { keyLabel, useKeysOf } from '../../app/actions.ts'
import { usePlace } from '../study/place.ts'
import { KeyGroups } from './KeyGroups.tsx'
import classes from './keys.module.css'

const languageNow = () => (i18next.language === 'en' ? 'en' : 'es')

function Row({ id }: { readonly id: ActionId }) {
  const keys = useKeysOf(id)
  const action = actionOf(id)
  if (keys.length === 0 || !action) return null
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{action.labels[languageNow()]}</Text>
      <Group gap={4} wrap="nowrap">
        {keys.map((key) => (
          <Kbd key={key} size="xs" className={classes.key}>
            {keyLabel(key)}
          </Kbd>
        ))}
      </Group>
    </Group>
  )
}

function KeySheet() {
  const change = () => {
    modals.closeAll()
    usePlace.getState().go('settings')
  }
  return (
    <Stack>
      <KeyGroups row={(id) => <Row id={id} />} />
      <Button variant="default" onClick={change} style={{ alignSelf: 'flex-start' }}>
        {i18next.t('keys.change')}
      </Button>
    </Stack>
  )
}

/** Shows every key, as the person has them. */
export function openKeys(): void {
  modals.open({ title: i18next.t('study.keys'), size: 'xl', children: <KeySheet /> })
}
