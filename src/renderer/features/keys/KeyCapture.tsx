import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isFree, writtenKey } from '../../../core/keys/chord.ts'
import { isMac, keyLabel } from '../../app/actions.ts'

interface KeyCaptureProps {
  /** What the key will do, in the person's words. */
  readonly action: string
  readonly onKey: (key: string) => void
  /** Told why a key can't be taken; null when there is nothing to say any more. */
  readonly onRefusal: (words: string | null) => void
}

/** A button that waits for a key; Tab, a click elsewhere or the button again stop the waiting. */
export function KeyCapture({ action, onKey, onRefusal }: KeyCaptureProps) {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState(false)
  const start = () => {
    onRefusal(null)
    setWaiting(true)
  }
  const capture = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    const key = writtenKey(event, isMac)
    if (key === null) return
    if (!isFree(key)) return onRefusal(t('keys.writes', { key: keyLabel(key) }))
    setWaiting(false)
    onRefusal(null)
    onKey(key)
  }
  if (waiting) {
    return (
      <Button
        size="compact-xs"
        variant="light"
        data-captures-keys
        ref={(button) => button?.focus()}
        aria-label={`${t('keys.press')} ${action}`}
        onKeyDown={capture}
        onClick={() => setWaiting(false)}
        onBlur={() => setWaiting(false)}
      >
        {t('keys.press')}
      </Button>
    )
  }
  const label = t('keys.add', { action })
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} onClick={start}>
        <IconPlus size={14} />
      </ActionIcon>
    </Tooltip>
  )
}
