import {
  ActionIcon,
  Badge,
  Box,
  Button,
  Group,
  Paper,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core'
import {
  IconFlask,
  IconFolderOpen,
  IconLock,
  IconLockOpen,
  IconPlus,
  IconX,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudySummary } from '../../../ipc/schemas.ts'
import { refreshApp, useAppState, useCall, useStudies } from '../../app/queries.ts'
import { CreateStudy } from './CreateStudy.tsx'
import classes from './start.module.css'

function Protection({ study }: { study: StudySummary }) {
  const { t } = useTranslation()
  if (study.protected === null) {
    return (
      <Badge color="gray" variant="outline">
        {t('start.unreadable')}
      </Badge>
    )
  }
  const Icon = study.protected ? IconLock : IconLockOpen
  const label = t(study.protected ? 'start.protected' : 'start.unprotected')
  return (
    <Tooltip label={label}>
      <Icon size={18} stroke={1.6} aria-label={label} />
    </Tooltip>
  )
}

function StudyRow({ study }: { study: StudySummary }) {
  const { t, i18n } = useTranslation()
  const open = useCall('study.open')
  const forget = useCall('studies.forget')
  const when = study.lastOpenedAt
    ? new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(study.lastOpenedAt),
      )
    : t('start.never')
  return (
    <Group gap={0} wrap="nowrap" className={classes.row}>
      <UnstyledButton className={classes.open} onClick={() => open.mutate({ id: study.id })}>
        <Group gap="sm" wrap="nowrap">
          <Protection study={study} />
          <Box miw={0}>
            <Text fw={500} truncate>
              {study.name}
            </Text>
            <Text size="xs" c="dimmed">
              {when}
            </Text>
          </Box>
        </Group>
      </UnstyledButton>
      <Tooltip label={t('start.forget')}>
        <ActionIcon
          color="gray"
          aria-label={t('start.forget')}
          onClick={() => forget.mutate({ id: study.id })}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

function RecentStudies() {
  const { t } = useTranslation()
  const { data: studies } = useStudies()
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('start.recent')}
      </Title>
      {studies?.length === 0 && <Text c="dimmed">{t('start.none')}</Text>}
      <ScrollArea.Autosize mah="42vh">
        <Stack gap={4}>
          {studies?.map((study) => (
            <StudyRow key={study.id} study={study} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  )
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  const { data } = useAppState()
  const put = useCall('settings.put')
  const choose = (language: string) => {
    if (!data || (language !== 'es' && language !== 'en')) return
    put.mutate({ ...data.settings, language }, { onSuccess: refreshApp })
  }
  return (
    <SegmentedControl
      size="xs"
      flex="none"
      aria-label={t('start.language')}
      value={i18n.language}
      onChange={choose}
      data={[
        { value: 'es', label: 'Español' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}

function Ways({ onCreate }: { onCreate: () => void }) {
  const { t } = useTranslation()
  const { data } = useAppState()
  const openOther = useCall('study.openOther')
  const openSample = useCall('study.openSample')
  return (
    <Group>
      <Button leftSection={<IconPlus size={18} />} onClick={onCreate}>
        {t('start.new')}
      </Button>
      {data?.host === 'electron' && (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={18} />}
          onClick={() => openOther.mutate({})}
        >
          {t('start.openOther')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFlask size={18} />}
        loading={openSample.isPending}
        onClick={() => openSample.mutate({})}
      >
        {t('start.sample')}
      </Button>
    </Group>
  )
}

/** Recent studies, open, new, the sample. Nothing else. */
export function StartScreen() {
  const { t } = useTranslation()
  const [creating, setCreating] = useState(false)
  return (
    <Box className={classes.screen}>
      <Paper className={classes.card} withBorder p="xl" radius="md">
        <Stack gap="xl">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Group gap="md" wrap="nowrap">
              <img src="./icon.svg" width={48} height={48} alt="" />
              <Box>
                <Title order={1} size="h2">
                  Sottovoce
                </Title>
                <Text c="dimmed" size="sm">
                  {t('start.tagline')}
                </Text>
              </Box>
            </Group>
            <LanguageSwitch />
          </Group>
          <Ways onCreate={() => setCreating(true)} />
          <RecentStudies />
          <Text size="xs" c="dimmed">
            {t('start.offline')}
          </Text>
        </Stack>
      </Paper>
      <CreateStudy opened={creating} onClose={() => setCreating(false)} />
    </Box>
  )
}
