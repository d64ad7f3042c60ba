import {
  Button,
  Group,
  Indicator,
  Popover,
  Progress,
  RingProgress,
  Stack,
  Text,
} from '@mantine/core'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconProgress } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../ipc/schemas.ts'
import { useJobs } from '../../app/jobs.ts'
import { useCall, useRecordings } from '../../app/queries.ts'
import { speech, useSpeech } from '../speech/speech-store.ts'

const MOST_SHOWN = 12

interface JobRowProps {
  readonly title: string
  readonly state: Job['state']
  /** From 0 to 1. */
  readonly value: number
  readonly onCancel: () => void
}

function JobRow({ title, state, value, onCancel }: JobRowProps) {
  const { t } = useTranslation()
  const running = state === 'running'
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {title}
        </Text>
        {running ? (
          <Button size="compact-xs" variant="default" onClick={onCancel}>
            {t('study.cancel')}
          </Button>
        ) : (
          <Text size="xs" c="dimmed">
            {t(`study.state.${state}`)}
          </Text>
        )}
      </Group>
      {running && <Progress value={value * 100} size="sm" animated />}
    </Stack>
  )
}

/** Work of the page itself: searches for speech. */
function useOwnJobs(): readonly (JobRowProps & { readonly id: string })[] {
  const { t } = useTranslation()
  const { data: recordings } = useRecordings()
  const running = useSpeech((state) => state.running)
  return Object.entries(running).map(([id, value]) => ({
    id,
    title: [t('speech.finding'), recordings?.find((each) => each.id === id)?.title]
      .filter(Boolean)
      .join(' · '),
    state: 'running',
    value,
    onCancel: () => speech.cancel(id),
  }))
}

/** What is being done in the background, with progress and cancel, from anywhere in the study. */
export function JobsMenu() {
  const { t } = useTranslation()
  const cancel = useCall('job.cancel')
  const own = useOwnJobs()
  const mains = useJobs((state) => state.jobs).map(({ id, kind, label, state, value }) => ({
    ...{ id, state, value },
    title: t(`study.job.${kind}`) + (label && ` · ${label}`),
    onCancel: () => cancel.mutate({ id }),
  }))
  const jobs = [...mains.slice(-MOST_SHOWN), ...own]
  const running = jobs.filter((job) => job.state === 'running')
  const share = running.reduce((sum, job) => sum + job.value, 0) / (running.length || 1)
  const icon = running.length ? (
    <RingProgress size={22} thickness={3} sections={[{ value: share * 100, color: 'ink' }]} />
  ) : (
    <IconProgress size={18} stroke={1.6} />
  )
  return (
    <Popover width={340} position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <Tooltip label={t('study.jobs')}>
          <Indicator disabled={!running.length} label={running.length} size={14} offset={4}>
            <ActionIcon aria-label={t('study.jobs')}>{icon}</ActionIcon>
          </Indicator>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          {jobs.length === 0 && <Text size="sm">{t('study.noJobs')}</Text>}
          {jobs.toReversed().map(({ id, ...job }) => (
            <JobRow key={id} {...job} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
