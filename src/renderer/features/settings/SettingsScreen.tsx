import { NumberInput, Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../ipc/schemas.ts'
import { refreshApp, useAppState, useCall } from '../../app/queries.ts'
import { KeySettings } from '../keys/KeySettings.tsx'
import { PageFrame } from '../study/PageFrame.tsx'

const NUMBERS = [
  { key: 'backStepSeconds', label: 'backStep', min: 0, max: 10, step: 0.5 },
  { key: 'jumpSeconds', label: 'jump', min: 0.5, max: 60, step: 0.5 },
  { key: 'autoLockMinutes', label: 'autoLock', min: 0, max: 240, step: 5 },
] as const

/** Settings take hold as they are changed. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { data } = useAppState()
  const put = useCall('settings.put')
  if (!data) return null
  const { settings } = data
  const change = (part: Partial<Settings>) =>
    put.mutate({ ...settings, ...part }, { onSuccess: refreshApp })
  return (
    <PageFrame title={t('settings.title')} hint={t('settings.hint')}>
      <Stack maw={360}>
        <Select
          label={t('settings.language')}
          allowDeselect={false}
          data={[
            { value: 'system', label: t('settings.system') },
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          value={settings.language}
          onChange={(language) => change({ language: language as Settings['language'] })}
        />
        <Select
          label={t('settings.theme')}
          allowDeselect={false}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          value={settings.theme}
          onChange={(theme) => change({ theme: theme as Settings['theme'] })}
        />
        {NUMBERS.map(({ key, label, min, max, step }) => (
          <NumberInput
            key={key}
            label={t(`settings.${label}`)}
            min={min}
            max={max}
            step={step}
            clampBehavior="strict"
            allowDecimal={step < 1}
            value={settings[key]}
            onChange={(number) => typeof number === 'number' && change({ [key]: number })}
          />
        ))}
      </Stack>
      <KeySettings choices={settings.keys} onChange={(keys) => change({ keys })} />
      <Text size="sm" c="dimmed" mt="lg">
        {t('settings.about', { version: data.version })}
      </Text>
    </PageFrame>
  )
}
