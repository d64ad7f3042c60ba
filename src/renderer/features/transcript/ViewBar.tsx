import { Button, Group, SegmentedControl, Switch, Text, Tooltip } from '@mantine/core'
import { IconZoomScan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Transcript } from '../../../core/transcript/model.ts'
import { useJobs } from '../../app/jobs.ts'
import { useCall, useRecordings } from '../../app/queries.ts'
import { usePlace, type View } from '../study/place.ts'
import { flushEdits } from './saver.ts'
import classes from './transcript.module.css'

const VIEWS: readonly View[] = ['transcribe', 'review', 'preview']

/** Which language's detectors look at the text. */
function TranscriptLanguage({ transcript }: { transcript: Transcript }) {
  const { t } = useTranslation()
  const { data: recordings } = useRecordings()
  const update = useCall('recording.update')
  const recording = recordings?.find(({ transcriptId }) => transcriptId === transcript.id)
  if (!recording) return null
  return (
    <Tooltip label={t('study.language')}>
      <SegmentedControl
        size="xs"
        aria-label={t('study.language')}
        value={recording.language}
        onChange={(language) =>
          update.mutate({ id: recording.id, language: language === 'en' ? 'en' : 'es' })
        }
        data={LANGUAGES.map((language) => ({ value: language, label: language }))}
      />
    </Tooltip>
  )
}

function Detect({ transcriptId }: { transcriptId: string }) {
  const { t } = useTranslation()
  const detect = useCall('detect.run')
  const running = useJobs(({ jobs }) =>
    jobs.some(({ kind, state }) => kind === 'detect' && state === 'running'),
  )
  const run = async () => {
    await flushEdits()
    detect.mutate({ transcriptIds: [transcriptId] })
  }
  return (
    <Button
      size="compact-sm"
      variant="light"
      loading={running || detect.isPending}
      leftSection={<IconZoomScan size={16} />}
      onClick={() => void run()}
    >
      {t('transcript.detect')}
    </Button>
  )
}

/** The transcript's title, its three views, and what belongs to the view. */
export function ViewBar({
  transcript,
  replaced,
  onReplaced,
}: {
  transcript: Transcript
  replaced: boolean
  onReplaced: (on: boolean) => void
}) {
  const { t } = useTranslation()
  const { view, show } = usePlace()
  return (
    <div className={classes.bar}>
      <Text fw={600} truncate flex={1} miw={80}>
        {transcript.title}
      </Text>
      <Group gap="md" wrap="nowrap" flex="none">
        {view !== 'preview' && (
          <Switch
            size="xs"
            label={t('transcript.replaced')}
            checked={replaced}
            onChange={(event) => onReplaced(event.currentTarget.checked)}
          />
        )}
        {view === 'review' && <TranscriptLanguage transcript={transcript} />}
        {view === 'review' && <Detect transcriptId={transcript.id} />}
        <SegmentedControl
          size="xs"
          aria-label={t('transcript.view')}
          value={view}
          onChange={(next) => show(next as View)}
          data={VIEWS.map((each) => ({ value: each, label: t(`transcript.${each}`) }))}
        />
      </Group>
    </div>
  )
}
