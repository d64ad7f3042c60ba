import { Button, Group, SegmentedControl, Switch, Text } from '@mantine/core'
import { IconZoomScan } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Transcript } from '../../../core/transcript/model.ts'
import { useJobs } from '../../app/jobs.ts'
import { useCall } from '../../app/queries.ts'
import { usePlace, type View } from '../study/place.ts'
import { flushEdits } from './saver.ts'
import classes from './transcript.module.css'

const VIEWS: readonly View[] = ['transcribe', 'review', 'preview']

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
export function ViewBar({ transcript, replaced, onReplaced }: {
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
