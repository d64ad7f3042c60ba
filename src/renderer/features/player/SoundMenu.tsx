import {
  ActionIcon,
  Popover,
  SegmentedControl,
  Slider,
  Stack,
  Switch,
  Text,
  Tooltip,
} from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { sound } from './player-store.ts'
import { MAX_VOLUME, MIN_VOLUME, type Channel, type SoundShape } from './sound.ts'

const CHANNELS: readonly Channel[] = ['both', 'left', 'right']
const VOLUME_STEP = 0.1

export interface SoundMenuProps {
  readonly isStereo: boolean
  /** Told what is to be kept in the settings. */
  readonly onChange: (shape: Pick<SoundShape, 'volume' | 'voice'>) => void
}

/** For poor recordings: louder, a filter for voices, one channel of two. */
export function SoundMenu({ isStereo, onChange }: SoundMenuProps) {
  const { t } = useTranslation()
  const shape = sound.store()
  const { volume, voice, channel } = shape
  const isShaped = volume !== 1 || voice || channel !== 'both'
  const percent = t('player.volumeValue', { percent: Math.round(volume * 100) })
  const change = (part: Partial<SoundShape>) => {
    sound.set(part)
    onChange({ volume, voice, ...part })
  }
  return (
    <Popover position="bottom-start" shadow="md" trapFocus withArrow>
      <Tooltip label={t('player.sound')}>
        <Popover.Target>
          <ActionIcon
            variant={isShaped ? 'light' : 'subtle'}
            {...(isShaped ? {} : { color: 'gray' })}
            aria-label={t('player.sound')}
          >
            <IconAdjustmentsHorizontal size={18} />
          </ActionIcon>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown>
        <Stack w={260}>
          <div>
            <Text size="sm">
              {t('player.volume')}: {percent}
            </Text>
            <Slider
              min={MIN_VOLUME}
              max={MAX_VOLUME}
              step={VOLUME_STEP}
              value={volume}
              onChange={(value) => sound.set({ volume: value })}
              onChangeEnd={(value) => onChange({ volume: value, voice })}
              label={null}
              thumbLabel={t('player.volume')}
              thumbProps={{ 'aria-valuetext': percent }}
              marks={[{ value: 1 }]}
            />
          </div>
          <Switch
            label={t('player.voice')}
            description={t('player.voiceHint')}
            checked={voice}
            onChange={(event) => change({ voice: event.currentTarget.checked })}
          />
          {isStereo && (
            <SegmentedControl
              size="xs"
              aria-label={t('player.channel')}
              data={CHANNELS.map((value) => ({ value, label: t(`player.channels.${value}`) }))}
              value={channel}
              onChange={(value) => sound.set({ channel: value })}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
