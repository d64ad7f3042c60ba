import { Alert, Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { IconPlug } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionOf } from '../../../core/keys/actions.ts'
import { withoutPedal, withPedal } from '../../../core/pedals/choices.ts'
import type { PedalChoice } from '../../../core/pedals/choices.ts'
import { pedalKey } from '../../../core/pedals/devices.ts'
import { PedalCard } from './PedalCard.tsx'
import { pedals } from './use-pedals.ts'

interface PedalSettingsProps {
  readonly choices: readonly PedalChoice[]
  readonly onChange: (choices: readonly PedalChoice[]) => void
}

/** A switch that lets pedals be tried, and what they would do. */
function TestSwitch() {
  const { t, i18n } = useTranslation()
  const testing = pedals.store((state) => state.testing)
  const last = pedals.store((state) => state.last)
  const label = last && actionOf(last.action)?.labels[i18n.resolvedLanguage === 'es' ? 'es' : 'en']
  useEffect(() => () => pedals.setTesting(false), [])
  return (
    <Group gap="md" align="flex-start">
      <Switch
        label={t('pedals.test')}
        description={t('pedals.testHint')}
        checked={testing}
        onChange={(event) => pedals.setTesting(event.currentTarget.checked)}
      />
      <Text size="sm" role="status">
        {testing && last && t(`pedals.did.${last.kind}`, { action: label })}
      </Text>
    </Group>
  )
}

function ConnectButton({ choices, onChange }: PedalSettingsProps) {
  const { t } = useTranslation()
  const [none, setNone] = useState(false)
  const connect = async () => {
    const pedal = await pedals.connect()
    setNone(pedal === null)
    const known = pedal && choices.some((each) => pedalKey(each) === pedalKey(pedal))
    if (pedal && !known) onChange(withPedal(choices, pedal))
  }
  return (
    <Group gap="md">
      <Button
        variant="default"
        leftSection={<IconPlug size={16} aria-hidden />}
        onClick={() => void connect()}
      >
        {t('pedals.connect')}
      </Button>
      <Text size="sm" role="status" flex={1}>
        {none && t('pedals.none')}
      </Text>
    </Group>
  )
}

/** The pedals that were connected or are, each with its switches; where there can be none, what to do. */
export function PedalSettings({ choices, onChange }: PedalSettingsProps) {
  const { t } = useTranslation()
  const connected = pedals.store((state) => state.connected)
  useEffect(() => pedals.stopLearning, [])
  const isKnown = (key: string) => choices.some((each) => pedalKey(each) === key)
  const shown = [
    ...choices,
    ...connected.filter(({ key }) => !isKnown(key)).map(({ pedal }) => pedal),
  ]
  const remove = (pedal: PedalChoice) => {
    void pedals.forget(pedal)
    onChange(withoutPedal(choices, pedal))
  }
  return (
    <Stack component="section" aria-labelledby="pedals-title" mt="xl" maw={860}>
      <Title order={2} size="h4" id="pedals-title">
        {t('pedals.title')}
      </Title>
      <Text size="sm" c="dimmed" maw={680}>
        {t('pedals.hint')}
      </Text>
      {pedals.supported ? (
        <ConnectButton choices={choices} onChange={onChange} />
      ) : (
        <Alert variant="light" maw={680}>
          {t('pedals.unsupported')}
        </Alert>
      )}
      {shown.map((pedal) => (
        <PedalCard
          key={pedalKey(pedal)}
          pedal={pedal}
          connected={connected.find(({ key }) => key === pedalKey(pedal))}
          onChange={(next) => onChange(withPedal(choices, next))}
          onRemove={() => remove(pedal)}
        />
      ))}
      {connected.length > 0 && <TestSwitch />}
    </Stack>
  )
}
