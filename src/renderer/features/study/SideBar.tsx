import { Box, Button, Divider, Group, NavLink, ScrollArea, Text } from '@mantine/core'
import {
  IconFileExport,
  IconListDetails,
  IconPlus,
  IconReplace,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '../../../ipc/schemas.ts'
import { runAction } from '../../app/actions.ts'
import { useRecordings } from '../../app/queries.ts'
import { usePlace, type Section } from './place.ts'
import { RecordingItem } from './RecordingItem.tsx'
import classes from './study.module.css'

const PAGES: readonly { readonly section: Exclude<Section, 'transcript'>; readonly Icon: Icon }[] =
  [
    { section: 'participants', Icon: IconUsers },
    { section: 'policy', Icon: IconReplace },
    { section: 'export', Icon: IconFileExport },
    { section: 'log', Icon: IconListDetails },
    { section: 'settings', Icon: IconSettings },
  ]

function Pages() {
  const { t } = useTranslation()
  const { section, go } = usePlace()
  return (
    <Box p={6}>
      {PAGES.map((page) => (
        <NavLink
          key={page.section}
          component="button"
          py={6}
          label={t(`study.${page.section}`)}
          leftSection={<page.Icon size={18} stroke={1.6} />}
          active={section === page.section}
          onClick={() => go(page.section)}
        />
      ))}
    </Box>
  )
}

function Recordings({
  recordings,
  current,
}: {
  recordings: readonly RecordingSummary[]
  current: string | null
}) {
  const { t } = useTranslation()
  const groups = Map.groupBy(recordings, ({ group }) => group)
  return [...groups].map(([group, members]) => (
    <Box key={group} component="section" px={6}>
      <Text className={classes.group} size="xs" c="dimmed" fw={600}>
        {group || t('study.noGroup')}
      </Text>
      {members.map((recording) => (
        <RecordingItem
          key={recording.id}
          recording={recording}
          active={recording.transcriptId === current}
        />
      ))}
    </Box>
  ))
}

/** Recordings by group, each with what is done at a glance; the study's pages below. */
export function SideBar({ current }: { current: string | null }) {
  const { t } = useTranslation()
  const { data: recordings = [] } = useRecordings()
  const shown = usePlace((place) => place.section === 'transcript')
  return (
    <>
      <Group justify="space-between" px="sm" py="xs" wrap="nowrap" gap={4}>
        <Text fw={600} size="sm">
          {t('study.recordings')}
        </Text>
        <Button
          size="compact-sm"
          flex="none"
          px={8}
          variant="light"
          leftSection={<IconPlus size={14} />}
          onClick={() => runAction('recording.import')}
        >
          {t('study.import')}
        </Button>
      </Group>
      <ScrollArea flex={1} type="auto">
        {recordings.length === 0 ? (
          <Text size="sm" c="dimmed" px="md">
            {t('study.empty')}
          </Text>
        ) : (
          <Recordings recordings={recordings} current={shown ? current : null} />
        )}
      </ScrollArea>
      <Divider />
      <Pages />
    </>
  )
}
