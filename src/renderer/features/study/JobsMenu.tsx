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
import { useCall } from '../../app/queries.ts'

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation()
  const cancel = useCall('job.cancel')
  const running = job.state === 'running'
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" truncate>
          {t(`study.job.${job.kind}`)}
          {job.label && ` · ${job.label}`}
        </Text>
        {running ? (
          <Button size="compact-xs" variant="default" onClick={() => cancel.mutate({ id: job.id })}>
            {t('study.cancel')}
          </Button>
        ) : (
          <Text size="xs" c="dimmed">
            {t(`study.state.${job.state}`)}
          </Text>
        )}
      </Group>
      {running && <Progress value={job.value * 100} size="sm" animated />}
    </Stack>
  )
}

/** What is being done in the background, with progress and cancel, from anywhere in the study. */
export function JobsMenu() {
  const { t } = useTranslation()
  const jobs = useJobs((state) => state.jobs)
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
          {jobs
            .slice(-12)
            .toReversed()
            .map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
