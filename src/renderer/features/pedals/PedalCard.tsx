import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withoutSwitch, withSwitch } from '../../../core/pedals/choices.ts'
import type { PedalChoice } from '../../../core/pedals/choices.ts'
import { pedalKey, switchName, usualSwitches } from '../../../core/pedals/devices.ts'
import type { PedalId } from '../../../core/pedals/devices.ts'
import type { ConnectedPedal } from './pedal-store.ts'
import classes from './pedals.module.css'
import { SwitchRow } from './SwitchRow.tsx'
import { pedals } from './use-pedals.ts'

interface PedalCardProps {
  readonly pedal: PedalChoice
  /** Undefined while it is not plugged in. */
  readonly connected: ConnectedPedal | undefined
  readonly onChange: (pedal: PedalChoice) => void
  readonly onRemove: () => void
}

/** What a switch is called: by the table, else by its number on the list. */
function useSwitchName(pedal: PedalId) {
  const { t } = useTranslation()
  return (id: string, index: number): string => {
    const name = switchName(pedal, id)
    return name ? t(`pedals.names.${name}`) : t('pedals.nth', { number: index + 1 })
  }
}

function PedalButtons({
  pedal,
  connected,
  onChange,
  onRemove,
  onLearn,
}: PedalCardProps & {
  readonly onLearn: () => void
}) {
  const { t } = useTranslation()
  const isLearning = pedals.store((state) => state.learningKey === pedalKey(pedal))
  const usual = usualSwitches(pedal)
  return (
    <Group gap="xs">
      {connected && (
        <Button
          size="xs"
          variant={isLearning ? 'light' : 'default'}
          onClick={isLearning ? pedals.stopLearning : onLearn}
        >
          {t(isLearning ? 'pedals.stopLearning' : 'pedals.learn')}
        </Button>
      )}
      {usual.length > 0 && (
        <Button size="xs" variant="default" onClick={() => onChange({ ...pedal, switches: usual })}>
          {t('pedals.reset')}
        </Button>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={onRemove}>
        {t('pedals.remove')}
      </Button>
    </Group>
  )
}

/** A pedal: whether it is plugged in, its switches, and the ways to learn one, reset and remove. */
export function PedalCard(props: PedalCardProps) {
  const { pedal, connected, onChange } = props
  const { t } = useTranslation()
  const nameOf = useSwitchName(pedal)
  const isLearning = pedals.store((state) => state.learningKey === pedalKey(pedal))
  const [said, setSaid] = useState<string | null>(null)
  const learn = () => {
    setSaid(null)
    pedals.learn(pedalKey(pedal), (id) => {
      const place = pedal.switches.findIndex((each) => each.id === id)
      const name = nameOf(id, place < 0 ? pedal.switches.length : place)
      setSaid(t(place < 0 ? 'pedals.learned' : 'pedals.known', { name }))
      if (place < 0) onChange(withSwitch(pedal, { id, action: 'player.playPause', mode: 'hold' }))
    })
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label={pedal.name}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            <Title order={3} size="h6">
              {pedal.name}
            </Title>
            <Badge variant={connected ? 'light' : 'default'} tt="none">
              {t(connected ? 'pedals.connected' : 'pedals.absent')}
            </Badge>
          </Group>
          <PedalButtons {...props} onLearn={learn} />
        </Group>
        {connected?.failed && (
          <Text size="sm" c="red" role="alert">
            {t('pedals.failed')}
          </Text>
        )}
        {pedal.switches.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('pedals.empty')}
          </Text>
        )}
        {pedal.switches.map((choice, index) => (
          <SwitchRow
            key={choice.id}
            choice={choice}
            name={nameOf(choice.id, index)}
            pressed={connected?.pressed.has(choice.id) ?? false}
            onChange={(next) => onChange(withSwitch(pedal, next))}
            onRemove={() => onChange(withoutSwitch(pedal, choice.id))}
          />
        ))}
        <Text size="sm" role="status" className={classes.said}>
          {isLearning ? t('pedals.learning') : said}
        </Text>
      </Stack>
    </Paper>
  )
}
