import { ActionIcon, Button, Menu, Slider, Text, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconFocusCentered,
  IconRepeat,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconZoomIn,
  IconZoomOut,
  type Icon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { actionOf } from '../../../core/keys/actions.ts'
import { keyLabel, useKeysOf } from '../../app/actions.ts'
import { playerDeeds, type PlayerActionId } from './actions.ts'
import { Clock } from './Clock.tsx'
import { loop, MAX_RATE, MIN_RATE, player, RATE_STEP, usePlayer } from './player-store.ts'
import { MarkersMenu } from '../markers/MarkersMenu.tsx'
import { SpeechMenu } from '../speech/SpeechMenu.tsx'
import { SoundMenu, type SoundMenuProps } from './SoundMenu.tsx'
import { useWaveView } from './wave-view.ts'
import classes from './waveform.module.css'

const BACK_STEPS_S = [0, 0.5, 1, 2, 3, 5]

interface ActionButtonProps {
  readonly id: PlayerActionId
  readonly icon: Icon
  readonly primary?: boolean
  readonly pressed?: boolean
  readonly disabled?: boolean
}

/** A button for an action of the table, with its words and its key. */
function ActionButton({
  id,
  icon: Glyph,
  primary = false,
  pressed,
  disabled = false,
}: ActionButtonProps) {
  const { i18n } = useTranslation()
  const [key] = useKeysOf(id)
  const label = actionOf(id)?.labels[i18n.resolvedLanguage === 'es' ? 'es' : 'en'] ?? id
  const tone = primary || pressed === true ? {} : { color: 'gray' }
  return (
    <Tooltip label={key === undefined ? label : `${label} (${keyLabel(key)})`}>
      <ActionIcon
        size={primary ? 'lg' : 'md'}
        variant={primary ? 'filled' : pressed === true ? 'light' : 'subtle'}
        {...tone}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={playerDeeds[id]}
      >
        <Glyph size={18} />
      </ActionIcon>
    </Tooltip>
  )
}

function Speed() {
  const { t, i18n } = useTranslation()
  const rate = usePlayer((state) => state.rate)
  const shown = t('player.speedValue', {
    rate: rate.toLocaleString(i18n.resolvedLanguage, { minimumFractionDigits: 2 }),
  })
  return (
    <>
      <Slider
        w={110}
        size="xs"
        min={MIN_RATE}
        max={MAX_RATE}
        step={RATE_STEP}
        value={rate}
        onChange={player.setRate}
        label={null}
        thumbLabel={t('player.speed')}
        thumbProps={{ 'aria-valuetext': shown }}
        marks={[{ value: 1 }]}
      />
      <Text size="sm" ff="inherit" className={classes.rate}>
        {shown}
      </Text>
    </>
  )
}

interface BackStepProps {
  readonly onChange: (seconds: number) => void
}

function BackStep({ onChange }: BackStepProps) {
  const { t, i18n } = useTranslation()
  const current = usePlayer((state) => state.backStepSeconds)
  const worded = (seconds: number) =>
    seconds === 0
      ? t('player.backStepNone')
      : t('player.seconds', { seconds: seconds.toLocaleString(i18n.resolvedLanguage) })
  return (
    <Menu position="top-start">
      <Tooltip label={t('player.backStepHint')}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconArrowBackUp size={16} />}
            aria-label={`${t('player.backStep')}: ${worded(current)}`}
          >
            {worded(current)}
          </Button>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t('player.backStep')}</Menu.Label>
        {BACK_STEPS_S.map((seconds) => (
          <Menu.Item
            key={seconds}
            aria-current={seconds === current}
            fw={seconds === current ? 600 : 400}
            onClick={() => onChange(seconds)}
          >
            {worded(seconds)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export interface TransportProps {
  readonly recordingId: string
  /** Told when a step back is chosen, so that it can be kept in the settings. */
  readonly onBackStepChange: (seconds: number) => void
  /** Told when the sound is shaped, so that it can be kept too. */
  readonly onSoundChange: SoundMenuProps['onChange']
  readonly isStereo: boolean
  readonly isSkipping: boolean
}

/** The bar that plays: everything here can also be done by key. */
export function Transport({
  recordingId,
  onBackStepChange,
  onSoundChange,
  isStereo,
  isSkipping,
}: TransportProps) {
  const { t } = useTranslation()
  const playing = usePlayer((state) => state.playing)
  const closed = usePlayer((state) => state.recordingId === null)
  const follow = useWaveView((view) => view.follow)
  const looping = loop.store((state) => state.looped !== null)
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('player.transport')}>
      <ActionButton id="player.jumpBack" icon={IconPlayerSkipBackFilled} disabled={closed} />
      <ActionButton
        id="player.playPause"
        icon={playing ? IconPlayerPauseFilled : IconPlayerPlayFilled}
        primary
        disabled={closed}
      />
      <ActionButton id="player.jumpForward" icon={IconPlayerSkipForwardFilled} disabled={closed} />
      <ActionButton id="player.loop" icon={IconRepeat} pressed={looping} disabled={closed} />
      <Clock />
      <Speed />
      <BackStep
        onChange={(seconds) => {
          player.setBackStep(seconds)
          onBackStepChange(seconds)
        }}
      />
      <SoundMenu isStereo={isStereo} onChange={onSoundChange} />
      <SpeechMenu isSkipping={isSkipping} />
      <MarkersMenu recordingId={recordingId} />
      <div className={classes.spring} />
      <ActionButton id="player.follow" icon={IconFocusCentered} pressed={follow === 'on'} />
      <ActionButton id="player.zoomOut" icon={IconZoomOut} />
      <ActionButton id="player.zoomIn" icon={IconZoomIn} />
    </div>
  )
}
