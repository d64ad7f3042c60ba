import { ActionIcon, Button, Group, Popover, Stack, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconFlag, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../../core/audio/clock.ts'
import type { Marker } from '../../../core/audio/markers.ts'
import { keyLabel, useKeysOf } from '../../app/actions.ts'
import { markerPanel, useMarkerPanel } from './marker-panel.ts'
import { MarkerRow } from './MarkerRow.tsx'
import classes from './markers.module.css'
import { useMarkerEdits } from './use-marker-edits.ts'

interface MarkersProps {
  readonly recordingId: string
}

function NoneYet() {
  const { t } = useTranslation()
  const [key] = useKeysOf('marker.add')
  const hint =
    key === undefined ? t('markers.hintNoKey') : t('markers.hint', { key: keyLabel(key) })
  return (
    <Text size="sm" c="dimmed">
      {t('markers.none')} {hint}
    </Text>
  )
}

/** Stays until it is used, for a notification would be out of reach of the keyboard here. */
function Removed({ onRestore }: { readonly onRestore: (marker: Marker) => void }) {
  const { t } = useTranslation()
  const removed = useMarkerPanel((panel) => panel.removed.at(-1))
  if (removed === undefined) return null
  return (
    <Group justify="space-between" role="status">
      <Text size="sm">{t('markers.removed', { time: formatClock(removed.atMs) })}</Text>
      <Button
        key={removed.id}
        size="compact-sm"
        variant="light"
        autoFocus
        leftSection={<IconArrowBackUp size={14} />}
        onClick={() => onRestore(removed)}
      >
        {t('markers.undo')}
      </Button>
    </Group>
  )
}

function Markers({ recordingId }: MarkersProps) {
  const { t } = useTranslation()
  const { markers, add, put, remove, restore } = useMarkerEdits(recordingId)
  const [freshId, setFreshId] = useState<string | null>(null)
  return (
    <Stack gap="xs" className={classes.panel}>
      <Group justify="space-between">
        <Text size="sm" fw={600}>
          {t('markers.title')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setFreshId(add())}
        >
          {t('markers.add')}
        </Button>
      </Group>
      {markers.length === 0 ? (
        <NoneYet />
      ) : (
        <ul className={classes.list} aria-label={t('markers.title')}>
          {markers.map((marker) => (
            <MarkerRow
              key={marker.id}
              marker={marker}
              isFresh={marker.id === freshId}
              onChange={put}
              onRemove={remove}
            />
          ))}
        </ul>
      )}
      <Removed
        onRestore={(marker) => {
          setFreshId(marker.id)
          restore(marker)
        }}
      />
      <Text size="xs" c="dimmed">
        {t('markers.private')}
      </Text>
    </Stack>
  )
}

/** The moments that were marked, to be gone to, named and removed. */
export function MarkersMenu({ recordingId }: MarkersProps) {
  const { t } = useTranslation()
  const isOpen = useMarkerPanel((panel) => panel.isOpen)
  const [key] = useKeysOf('marker.list')
  const title = t('markers.title')
  return (
    <Popover
      opened={isOpen}
      onChange={markerPanel.show}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withArrow
    >
      <Tooltip label={key === undefined ? title : `${title} (${keyLabel(key)})`}>
        <Popover.Target>
          <ActionIcon color="gray" aria-label={title} onClick={markerPanel.toggle}>
            <IconFlag size={18} />
          </ActionIcon>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown>
        <Markers recordingId={recordingId} />
      </Popover.Dropdown>
    </Popover>
  )
}
