import { Button, Group, Select, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { presetChoices, presetOf, PRESETS } from '../../../core/keys/keymap.ts'
import type { KeyChoices, Preset } from '../../../core/keys/keymap.ts'
import { KeyGroups } from './KeyGroups.tsx'
import { KeyRow } from './KeyRow.tsx'

const OWN = 'own'

interface KeySettingsProps {
  readonly choices: KeyChoices
  readonly onChange: (choices: KeyChoices) => void
}

/** Every action with its keys, which can be changed; presets of other programs; clashes. */
export function KeySettings({ choices, onChange }: KeySettingsProps) {
  const { t } = useTranslation()
  const preset = presetOf(choices)
  return (
    <Stack component="section" aria-labelledby="keys-title" mt="xl">
      <Title order={2} size="h4" id="keys-title">
        {t('keys.title')}
      </Title>
      <Text size="sm" c="dimmed" maw={680}>
        {t('keys.hint')}
      </Text>
      <Group align="end">
        <Select
          label={t('keys.preset')}
          allowDeselect={false}
          data={[
            ...PRESETS.map((value) => ({ value, label: t(`keys.presets.${value}`) })),
            ...(preset === null ? [{ value: OWN, label: t('keys.own') }] : []),
          ]}
          value={preset ?? OWN}
          onChange={(value) => value !== OWN && onChange(presetChoices(value as Preset))}
        />
        <Button variant="default" disabled={preset === 'sottovoce'} onClick={() => onChange({})}>
          {t('keys.resetAll')}
        </Button>
      </Group>
      <KeyGroups row={(id) => <KeyRow id={id} choices={choices} onChange={onChange} />} />
    </Stack>
  )
}
