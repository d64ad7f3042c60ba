import { Button, Group, SegmentedControl, Tooltip } from '@mantine/core'
import { IconZoomScan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Transcript } from '../../../core/transcript/model.ts'
import { useJobs } from '../../app/jobs.ts'
import { useCall, useRecordings } from '../../app/queries.ts'
import { flushEdits } from '../transcript/saver.ts'

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
      size="xs"
      flex={1}
      variant="light"
      loading={running || detect.isPending}
      leftSection={<IconZoomScan size={16} />}
      onClick={() => void run()}
    >
      {t('review.detect')}
    </Button>
  )
}

/** Looks for identifiers in the transcript, with the detectors of its language. */
export function DetectBar({ transcript }: { transcript: Transcript }) {
  return (
    <Group px="sm" py={4} gap="xs" wrap="nowrap">
      <Detect transcriptId={transcript.id} />
      <TranscriptLanguage transcript={transcript} />
    </Group>
  )
}
