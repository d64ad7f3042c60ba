import {
  Button,
  Group,
  Input,
  Modal,
  NumberInput,
  Progress,
  SegmentedControl,
  Stack,
  Text,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import { uncovered, type SpeechOptions } from '../../../core/audio/speech.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import type { Transcript } from '../../../core/transcript/model.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { speech, useSpeech } from './speech-store.ts'

interface Props {
  readonly transcript: Transcript
  readonly options: SpeechOptions
  readonly editor: RefObject<EditorHandle | null>
  /** Told what is to be kept in the settings. */
  readonly onOptions: (options: SpeechOptions) => void
  readonly onDone: () => void
}

const SENSITIVITIES = { soft: 0.3, usual: 0.5, clear: 0.7 } as const
type Sensitivity = keyof typeof SENSITIVITIES

const nearest = (threshold: number): Sensitivity =>
  threshold < 0.4 ? 'soft' : threshold < 0.6 ? 'usual' : 'clear'

interface SecondsProps {
  readonly label: string
  readonly ms: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly onChange: (ms: number) => void
}

function Seconds({ label, ms, min, max, step, onChange }: SecondsProps) {
  return (
    <NumberInput
      label={label}
      suffix=" s"
      value={ms / 1000}
      clampBehavior="strict"
      allowDecimal={step < 1}
      {...{ min, max, step }}
      onChange={(value) =>
        typeof value === 'number' && value >= min && onChange(Math.round(value * 1000))
      }
    />
  )
}

const timed = ({ segments }: Transcript): Stretch[] =>
  segments.flatMap(({ startMs, endMs }) =>
    startMs === null || endMs === null ? [] : [{ startMs, endMs }],
  )

const lengthMs = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)

/** What would be proposed, under options that are tried out here. */
function Found({ transcript, options, editor, onOptions, onDone }: Props) {
  const { t } = useTranslation()
  const { stretches, durationMs } = useSpeech()
  const proposed = uncovered(stretches, timed(transcript))
  const change = (part: Partial<SpeechOptions>) => {
    speech.setOptions({ ...options, ...part })
    onOptions({ ...options, ...part })
  }
  const apply = () => {
    if (!editor.current?.commands.addSegments(proposed)) return
    notifications.show({ message: t('speech.applied', { count: proposed.length }) })
    onDone()
    editor.current.focus()
  }
  return (
    <Stack>
      <Group grow align="start">
        <Seconds
          label={t('speech.pause')}
          ms={options.minPauseMs}
          {...{ min: 0.2, max: 5, step: 0.1 }}
          onChange={(minPauseMs) => change({ minPauseMs })}
        />
        <Seconds
          label={t('speech.longest')}
          ms={options.maxMs}
          {...{ min: 2, max: 300, step: 1 }}
          onChange={(maxMs) => change({ maxMs })}
        />
      </Group>
      <Input.Wrapper label={t('speech.sensitivity')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('speech.sensitivity')}
          value={nearest(options.threshold)}
          data={Object.keys(SENSITIVITIES).map((value) => ({
            value,
            label: t(`speech.sensitivities.${value}`),
          }))}
          onChange={(value) => change({ threshold: SENSITIVITIES[value as Sensitivity] })}
        />
      </Input.Wrapper>
      <Text size="sm" role="status">
        {proposed.length === 0
          ? t('speech.none')
          : t('speech.count', {
              count: proposed.length,
              spoken: formatClock(lengthMs(stretches), false),
              total: formatClock(durationMs, false),
            })}{' '}
        {proposed.length > 0 && transcript.segments.length > 0 && t('speech.covered')}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onDone}>
          {t('speech.cancel')}
        </Button>
        <Button onClick={apply} disabled={proposed.length === 0} data-autofocus>
          {t('speech.apply', { count: proposed.length })}
        </Button>
      </Group>
    </Stack>
  )
}

function Searching({ recordingId, value }: { recordingId: string; value: number }) {
  const { t } = useTranslation()
  const percent = Math.floor(value * 100)
  return (
    <Stack>
      <Text size="sm">{t('speech.progress', { percent })}</Text>
      <Progress value={value * 100} animated aria-label={t('speech.finding')} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" flex={1}>
          {t('speech.background')}
        </Text>
        <Button variant="default" onClick={() => speech.cancel(recordingId)}>
          {t('speech.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function NotFoundYet({ hasFailed }: { hasFailed: boolean }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text size="sm">{t('speech.why')}</Text>
      <Text size="sm" {...(hasFailed ? { c: 'red', role: 'alert' } : { c: 'dimmed' })}>
        {t(hasFailed ? 'speech.failed' : 'speech.howLong')}
      </Text>
      <Group justify="end">
        <Button onClick={() => void speech.find()} data-autofocus>
          {t(hasFailed ? 'speech.again' : 'speech.start')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Finds speech and proposes blank segments for it, which one undo takes back. */
export function SpeechDialog({ isOpen, ...props }: Props & { readonly isOpen: boolean }) {
  const { t } = useTranslation()
  const { recordingId, status, running } = useSpeech()
  const value = recordingId === null ? undefined : running[recordingId]
  return (
    <Modal opened={isOpen} onClose={props.onDone} title={t('speech.title')} size="lg">
      {recordingId !== null && value !== undefined ? (
        <Searching recordingId={recordingId} value={value} />
      ) : status === 'found' ? (
        <Found {...props} />
      ) : (
        <NotFoundYet hasFailed={status === 'failed'} />
      )}
    </Modal>
  )
}
