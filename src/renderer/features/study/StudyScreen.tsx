import { AppShell, Button, Center, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconUpload } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../core/result.ts'
import type { StudyState } from '../../../ipc/schemas.ts'
import { runAction } from '../../app/actions.ts'
import { api } from '../../app/api.ts'
import { useRecordings } from '../../app/queries.ts'
import { useJobs } from '../../app/jobs.ts'
import { ExportScreen } from '../export/ExportScreen.tsx'
import { LogScreen } from '../log/LogScreen.tsx'
import { ParticipantsScreen } from '../participants/ParticipantsScreen.tsx'
import { PolicyScreen } from '../policy/PolicyScreen.tsx'
import { SearchDialog } from '../search/SearchDialog.tsx'
import { speech } from '../speech/speech-store.ts'
import { SettingsScreen } from '../settings/SettingsScreen.tsx'
import { TranscriptScreen } from '../transcript/TranscriptScreen.tsx'
import { Palette } from './Palette.tsx'
import { usePlace } from './place.ts'
import { SideBar } from './SideBar.tsx'
import { useStudyActions } from './study-actions.ts'
import { takeFiles } from './take-files.ts'
import { TopBar } from './TopBar.tsx'

type Open = Extract<StudyState, { status: 'open' }>

/** What to do next while no transcript is open. */
function NothingChosen() {
  const { t } = useTranslation()
  const { data: recordings } = useRecordings()
  const empty = recordings?.length === 0
  return (
    <Center h="100%">
      <Stack align="center" gap="xs" maw={420}>
        <Text>{t(empty ? 'study.empty' : 'study.choose')}</Text>
        <Text size="sm" c="dimmed" ta="center">
          {t('study.importHint')}
        </Text>
        {empty && (
          <Button
            mt="sm"
            leftSection={<IconUpload size={18} />}
            onClick={() => runAction('recording.import')}
          >
            {t('study.importFirst')}
          </Button>
        )}
      </Stack>
    </Center>
  )
}

function MainArea() {
  const { section, transcriptId } = usePlace()
  switch (section) {
    case 'transcript':
      return transcriptId ? (
        <TranscriptScreen key={transcriptId} transcriptId={transcriptId} />
      ) : (
        <NothingChosen />
      )
    case 'participants':
      return <ParticipantsScreen />
    case 'policy':
      return <PolicyScreen />
    case 'export':
      return <ExportScreen />
    case 'log':
      return <LogScreen />
    case 'settings':
      return <SettingsScreen />
    default:
      return assertNever(section)
  }
}

/** Jobs that main knows of when the study is opened, such as one that a crash cut off. */
function useKnownJobs() {
  useEffect(() => {
    void api['job.list']({}).then((answer) => {
      if (answer.ok) for (const job of answer.value) useJobs.getState().take(job)
    })
  }, [])
}

/** One window shows one study: recordings at the side, one transcript or one page at a time. */
export function StudyScreen({ study }: { study: Open }) {
  const { t } = useTranslation()
  const { transcriptId, reset } = usePlace()
  useEffect(() => reset, [reset])
  useEffect(() => speech.cancelAll, [])
  useKnownJobs()
  useStudyActions()
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{ width: { base: 230, lg: 270 }, breakpoint: 0 }}
      padding={0}
      transitionDuration={0}
    >
      <AppShell.Header>
        <TopBar study={study} />
      </AppShell.Header>
      <AppShell.Navbar>
        <SideBar current={transcriptId} />
      </AppShell.Navbar>
      <AppShell.Main h="100vh">
        <MainArea />
      </AppShell.Main>
      <Dropzone.FullScreen onDrop={(files) => void takeFiles(files)}>
        <Center h="40vh">
          <Stack align="center">
            <IconUpload size={40} stroke={1.4} />
            <Text size="lg">{t('study.dropHere')}</Text>
          </Stack>
        </Center>
      </Dropzone.FullScreen>
      <Palette />
      <SearchDialog />
    </AppShell>
  )
}
