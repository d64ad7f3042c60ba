import { Alert, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownTranscript } from '../../../core/importers/index.ts'
import {
  importedSegments,
  importWarnings,
  type Placement,
} from '../../../core/importers/into-transcript.ts'
import type { Transcript } from '../../../core/transcript/model.ts'
import { countWords } from '../../../core/transcript/words.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { Beginning } from './Beginning.tsx'
import { formatName } from './format-names.ts'
import classes from './importing.module.css'
import { PlacementChoice } from './PlacementChoice.tsx'
import { byTurns, proposed, settled } from './speaker-choices.ts'
import { SpeakerChoices } from './SpeakerChoices.tsx'
import { Warnings } from './Warnings.tsx'

export interface ImportTarget {
  readonly transcript: Transcript
  readonly durationMs: number
  readonly editor: RefObject<EditorHandle | null>
}

interface Props extends ImportTarget {
  readonly known: KnownTranscript
  readonly onDone: () => void
}

/** What was found in the file, in a line. */
function Found({ known: { format, transcript } }: { readonly known: KnownTranscript }) {
  const { t } = useTranslation()
  const { segments, speakers } = transcript
  const words = useMemo(
    () => segments.reduce((sum, { text }) => sum + countWords(text), 0),
    [segments],
  )
  return (
    <Text size="sm">
      {t('importing.found', {
        format: formatName(format) ?? t('importing.plainText'),
        segments: t('importing.segments', { count: segments.length }),
        words: t('importing.words', { count: words }),
        speakers: t('importing.speakers', { count: speakers.length }),
      })}
    </Text>
  )
}

const hasText = ({ segments }: Transcript): boolean =>
  segments.some(({ text }) => text.trim() !== '')

/** What a file says, who is who and where it goes; imported as one step of undo. */
export function ImportForm({ known, transcript, durationMs, editor, onDone }: Props) {
  const { t } = useTranslation()
  const file = known.transcript
  const names = useMemo(() => byTurns(file), [file])
  const [choices, setChoices] = useState(() => proposed(names, transcript.speakers))
  const [shiftMs, setShiftMs] = useState(0)
  const [chosen, setChosen] = useState<Placement>('byTime')
  const placement = hasText(transcript) ? chosen : 'replace'
  const isReplacing = placement === 'replace' && hasText(transcript)
  const times = { shiftMs, durationMs }
  const apply = () => {
    const { added, speakerIds } = settled(file, choices)
    const newId = () => crypto.randomUUID()
    const segments = importedSegments(file, { ...times, speakerIds, newId })
    if (added.length) editor.current?.setSpeakers(added)
    if (!editor.current?.commands.importSegments(segments, placement)) return
    notifications.show({ message: t('importing.applied', { count: segments.length }) })
    onDone()
  }
  return (
    <Stack>
      <Found known={known} />
      <Beginning segments={file.segments} shiftMs={shiftMs} />
      <Warnings warnings={importWarnings(file.segments, times)} durationMs={durationMs} />
      <SpeakerChoices
        names={names}
        speakers={transcript.speakers}
        choices={choices}
        onChoices={setChoices}
      />
      <NumberInput
        size="xs"
        maw={300}
        label={t('importing.shift')}
        description={t('importing.shiftHint')}
        suffix=" s"
        decimalScale={3}
        value={shiftMs / 1000}
        onChange={(value) => setShiftMs(Math.round(Number(value) * 1000) || 0)}
      />
      {hasText(transcript) && <PlacementChoice value={chosen} onChange={setChosen} />}
      <Stack gap="sm" className={classes.actions}>
        {isReplacing && (
          <Alert color="red" variant="light" role="alert" p="sm">
            {t('importing.replaceWarning', { count: transcript.segments.length })}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t('importing.cancel')}
          </Button>
          <Button onClick={apply} autoFocus data-autofocus {...(isReplacing && { color: 'red' })}>
            {isReplacing
              ? t('importing.replace')
              : t('importing.apply', { count: file.segments.length })}
          </Button>
        </Group>
      </Stack>
    </Stack>
  )
}
