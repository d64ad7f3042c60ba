import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, parseClock } from '../../../core/audio/clock.ts'
import type { Transcript } from '../../../core/transcript/model.ts'
import { outside, retimingOf } from '../../../core/transcript/retime.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { player } from '../player/player-store.ts'

interface FormProps {
  readonly transcript: Transcript
  readonly durationMs: number
  readonly editor: RefObject<EditorHandle | null>
  readonly onDone: () => void
}

/** The times of a correction as they are typed. */
interface Typed {
  readonly from: string
  readonly to: string
}

/** Undefined where nothing is typed, null where a time can't be read. */
function read({ from, to }: Typed) {
  if (!from.trim() && !to.trim()) return undefined
  const [fromMs, toMs] = [parseClock(from), parseClock(to)]
  return fromMs === null || toMs === null ? null : { fromMs, toMs }
}

function Fields({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: Typed
  readonly onChange: (value: Typed) => void
}) {
  const { t } = useTranslation()
  const wrong = (text: string) => text.trim() !== '' && parseClock(text) === null
  return (
    <Group grow align="start" role="group" aria-label={label}>
      <TextInput
        label={t('transcript.retimeFrom')}
        value={value.from}
        error={wrong(value.from) && t('transcript.retimeUnread')}
        onChange={(event) => onChange({ ...value, from: event.currentTarget.value })}
      />
      <TextInput
        label={t('transcript.retimeTo')}
        value={value.to}
        error={wrong(value.to) && t('transcript.retimeUnread')}
        onChange={(event) => onChange({ ...value, to: event.currentTarget.value })}
      />
    </Group>
  )
}

function Form({ transcript, durationMs, editor, onDone }: FormProps) {
  const { t } = useTranslation()
  const here = editor.current?.selection()?.segmentId
  const startMs = transcript.segments.find(({ id }) => id === here)?.startMs ?? null
  const [first, setFirst] = useState<Typed>(() => ({
    from: startMs === null ? '' : formatClock(startMs),
    to: formatClock(player.positionMs()),
  }))
  const [second, setSecond] = useState<Typed>({ from: '', to: '' })
  const [one, two] = [read(first), read(second)]
  const retiming = one && two !== null ? retimingOf(one, two) : undefined
  const lost = retiming ? outside(transcript.segments, retiming, durationMs) : 0
  const apply = () => {
    if (!retiming) return
    editor.current?.commands.retimeAll(retiming, durationMs)
    onDone()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <Stack>
        <Text size="sm">{t('transcript.retimeHint')}</Text>
        <Fields label={t('transcript.retimeFirst')} value={first} onChange={setFirst} />
        <Text size="sm" c="dimmed">
          {t('transcript.retimeStretch')}
        </Text>
        <Fields label={t('transcript.retimeSecond')} value={second} onChange={setSecond} />
        {retiming === null && (
          <Text size="sm" c="red" role="alert">
            {t('transcript.retimeContradiction')}
          </Text>
        )}
        {lost > 0 && (
          <Text size="sm" c="red" role="status">
            {t('transcript.retimeLost', { count: lost })}
          </Text>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {t('transcript.cancel')}
          </Button>
          <Button type="submit" disabled={!retiming}>
            {t('transcript.retime')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Shifts or stretches all times of the transcript by what is known of one or two moments; undone by one undo. */
export function RetimeDialog({
  isOpen,
  ...form
}: FormProps & {
  readonly isOpen: boolean
}) {
  const { t } = useTranslation()
  return (
    <Modal opened={isOpen} onClose={form.onDone} title={t('transcript.retimeTitle')}>
      <Form {...form} />
    </Modal>
  )
}
