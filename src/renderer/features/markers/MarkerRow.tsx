import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import { LONGEST_LABEL, type Marker } from '../../../core/audio/markers.ts'
import classes from './markers.module.css'
import { goToMarker } from './use-markers.ts'

interface MarkerRowProps {
  readonly marker: Marker
  /** It was made just now, to be named at once. */
  readonly isFresh: boolean
  readonly onChange: (marker: Marker) => void
  readonly onRemove: (marker: Marker) => void
}

/** A name as it is typed; kept on Enter, when the field is left, and when the list is closed. */
function useLabel({ marker, onChange }: Pick<MarkerRowProps, 'marker' | 'onChange'>) {
  const [typed, setTyped] = useState(marker.label)
  const kept = useRef(marker.label)
  useEffect(() => {
    // What comes back of one's own doing must not take away what was typed meanwhile.
    if (marker.label === kept.current) return
    kept.current = marker.label
    setTyped(marker.label)
  }, [marker.label])
  const named = { ...marker, label: typed.trim() }
  const keep = () => {
    if (named.label === kept.current) return
    kept.current = named.label
    onChange(named)
  }
  const latest = useRef(keep)
  useEffect(() => {
    latest.current = keep
  })
  useEffect(() => () => latest.current(), [])
  return { typed, setTyped, named, keep }
}

/** A moment with its name: go there, name it, take it away. */
export function MarkerRow({ marker, isFresh, onChange, onRemove }: MarkerRowProps) {
  const { t } = useTranslation()
  const { typed, setTyped, named, keep } = useLabel({ marker, onChange })
  const time = formatClock(marker.atMs)
  const remove = t('markers.remove', { time })
  return (
    <li className={classes.row}>
      <Button
        size="compact-sm"
        variant="subtle"
        className={classes.time}
        aria-label={t('markers.goTo', { time })}
        onClick={() => goToMarker(marker)}
      >
        {time}
      </Button>
      <TextInput
        size="xs"
        autoFocus={isFresh}
        maxLength={LONGEST_LABEL}
        aria-label={t('markers.label', { time })}
        placeholder={t('markers.placeholder')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <Tooltip label={remove}>
        <ActionIcon size="sm" color="gray" aria-label={remove} onClick={() => onRemove(named)}>
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
