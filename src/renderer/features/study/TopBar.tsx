import { ActionIcon, Badge, Group, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { IconDoorExit, IconFileSearch, IconLock, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { StudyState } from '../../../ipc/schemas.ts'
import { runAction } from '../../app/actions.ts'
import { ActionKey } from './ActionKey.tsx'
import { JobsMenu } from './JobsMenu.tsx'
import classes from './study.module.css'

type Open = Extract<StudyState, { status: 'open' }>

function Protection({ study }: { study: Open }) {
  const { t } = useTranslation()
  if (study.protected) return null
  return (
    <Badge variant="outline" color="gray" tt="none" fw={500}>
      {t(study.sample ? 'study.sampleNote' : 'study.unprotected')}
    </Badge>
  )
}

/** The study's name, the palette, the work in progress, lock and close. */
export function TopBar({ study }: { study: Open }) {
  const { t } = useTranslation()
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <img src="./icon.svg" width={24} height={24} alt="" />
        <Text fw={600} truncate>
          {study.name}
        </Text>
        <Protection study={study} />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <UnstyledButton className={classes.palette} onClick={spotlight.open}>
          <IconSearch size={16} />
          <span>{t('study.palette')}</span>
          <ActionKey id="view.palette" />
        </UnstyledButton>
        <Tooltip label={t('search.title')}>
          <ActionIcon aria-label={t('search.title')} onClick={() => runAction('study.search')}>
            <IconFileSearch size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <JobsMenu />
        {study.protected && (
          <Tooltip label={t('study.lock')}>
            <ActionIcon aria-label={t('study.lock')} onClick={() => runAction('study.lock')}>
              <IconLock size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('study.close')}>
          <ActionIcon aria-label={t('study.close')} onClick={() => runAction('study.close')}>
            <IconDoorExit size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}
