import { Group, SegmentedControl, Switch, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Transcript } from '../../../core/transcript/model.ts'
import { useRecordings } from '../../app/queries.ts'
import { usePlace, type View } from '../study/place.ts'
import classes from './transcript.module.css'

const VIEWS: readonly View[] = ['transcribe', 'review', 'preview']

/** The transcript's title, its three views, and whether replacements are shown in the text. */
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
  const { data: recordings } = useRecordings()
  const recording = recordings?.find(({ transcriptId }) => transcriptId === transcript.id)
  return (
    <div className={classes.bar}>
      <Title order={1} fz="md" flex={1} miw={80} className={classes.title}>
        {recording?.title ?? transcript.title}
      </Title>
      <Group gap="md" wrap="nowrap" flex="none">
        {view !== 'preview' && (
          <Switch
            size="xs"
            label={t('transcript.replaced')}
            checked={replaced}
            onChange={(event) => onReplaced(event.currentTarget.checked)}
          />
        )}
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
