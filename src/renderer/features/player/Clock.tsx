import { Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, parseClock } from '../../../core/audio/clock.ts'
import { player, usePlayer } from './player-store.ts'
import classes from './waveform.module.css'

interface TimeFieldProps {
  readonly onDone: () => void
}

function TimeField({ onDone }: TimeFieldProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(() => formatClock(player.positionMs()))
  const timeMs = parseClock(text)
  return (
    <TextInput
      size="xs"
      w="12ch"
      autoFocus
      value={text}
      aria-label={t('player.goTo')}
      error={timeMs === null}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
        if (event.key !== 'Enter' || timeMs === null) return
        player.seek(timeMs)
        onDone()
      }}
    />
  )
}

/** Position and duration; a click on it takes a time to go to. */
export function Clock() {
  const { t } = useTranslation()
  const positionMs = usePlayer((state) => state.positionMs)
  const durationMs = usePlayer((state) => state.durationMs)
  const [typing, setTyping] = useState(false)
  if (typing) return <TimeField onDone={() => setTyping(false)} />
  return (
    <Tooltip label={t('player.goToHint')}>
      <UnstyledButton className={classes.clock} onClick={() => setTyping(true)}>
        <Text span size="sm" fw={600}>
          {formatClock(positionMs)}
        </Text>
        <Text span size="sm" c="dimmed">
          {` / ${formatClock(durationMs, false)}`}
        </Text>
      </UnstyledButton>
    </Tooltip>
  )
}
