import { NumberInput, Select, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TIME_FORMS, type TimeForm } from '../../../core/transcript/time-forms.ts'
import type { Settings } from '../../../ipc/schemas.ts'
import { refreshApp, useAppState, useCall } from '../../app/queries.ts'
import { KeySettings } from '../keys/KeySettings.tsx'
import { PedalSettings } from '../pedals/PedalSettings.tsx'
import { PageFrame } from '../study/PageFrame.tsx'

interface NumberSetting {
  readonly key: { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings]
  /** Its words, under `settings`. */
  readonly label: string
  readonly min: number
  readonly max: number
  readonly step: number
}

const AUTO_LOCK: NumberSetting = {
  key: 'autoLockMinutes',
  label: 'autoLock',
  min: 0,
  max: 240,
  step: 5,
}
const RESUME_AFTER_TYPING: NumberSetting = {
  key: 'resumeAfterTypingSeconds',
  label: 'resumeAfterTyping',
  min: 0.3,
  max: 10,
  step: 0.1,
}
const PLAYBACK: readonly NumberSetting[] = [
  { key: 'backStepSeconds', label: 'backStep', min: 0, max: 10, step: 0.5 },
  { key: 'stopStepSeconds', label: 'stopStep', min: 0, max: 10, step: 0.5 },
  { key: 'jumpSeconds', label: 'jump', min: 0.5, max: 60, step: 0.5 },
  { key: 'loopTimes', label: 'loopTimes', min: 0, max: 99, step: 1 },
  { key: 'loopPauseSeconds', label: 'loopPause', min: 0, max: 10, step: 0.5 },
]

interface PartProps {
  readonly settings: Settings
  readonly onChange: (part: Partial<Settings>) => void
}

function NumberField({ setting, settings, onChange }: PartProps & { setting: NumberSetting }) {
  const { t } = useTranslation()
  const { key, label, min, max, step } = setting
  return (
    <NumberInput
      label={t(`settings.${label}`)}
      min={min}
      max={max}
      step={step}
      clampBehavior="strict"
      allowDecimal={step < 1}
      value={settings[key]}
      onChange={(number) => typeof number === 'number' && onChange({ [key]: number })}
    />
  )
}

function General({ settings, onChange }: PartProps) {
  const { t } = useTranslation()
  return (
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
        onChange={(language) => onChange({ language: language as Settings['language'] })}
      />
      <Select
        label={t('settings.theme')}
        allowDeselect={false}
        data={(['auto', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`settings.themes.${value}`),
        }))}
        value={settings.theme}
        onChange={(theme) => onChange({ theme: theme as Settings['theme'] })}
      />
      <NumberField setting={AUTO_LOCK} settings={settings} onChange={onChange} />
    </Stack>
  )
}

function Playback({ settings, onChange }: PartProps) {
  const { t } = useTranslation()
  return (
    <Stack component="section" aria-labelledby="playback-title" mt="xl" maw={760}>
      <Title order={2} size="h4" id="playback-title">
        {t('settings.playback')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md" style={{ alignItems: 'end' }}>
        {PLAYBACK.map((setting) => (
          <NumberField
            key={setting.key}
            setting={setting}
            settings={settings}
            onChange={onChange}
          />
        ))}
      </SimpleGrid>
      <Switch
        label={t('settings.pauseWhileTyping')}
        checked={settings.pauseWhileTyping}
        onChange={(event) => onChange({ pauseWhileTyping: event.currentTarget.checked })}
      />
      {settings.pauseWhileTyping && (
        <NumberField setting={RESUME_AFTER_TYPING} settings={settings} onChange={onChange} />
      )}
    </Stack>
  )
}

/** A moment that shows what a form does with tenths and with a first hour. */
const EXAMPLE_MS = 754_500

function Writing({ settings, onChange }: PartProps) {
  const { t } = useTranslation()
  const worded = ({ format, tools }: TimeForm) =>
    `${format(EXAMPLE_MS)} · ${tools.join(', ') || t('settings.timeFormPeople')}`
  return (
    <Stack component="section" aria-labelledby="writing-title" mt="xl" maw={480}>
      <Title order={2} size="h4" id="writing-title">
        {t('settings.writing')}
      </Title>
      <Select
        label={t('settings.timeForm')}
        description={t('settings.timeFormHint')}
        allowDeselect={false}
        data={TIME_FORMS.map((form) => ({ value: form.id, label: worded(form) }))}
        value={settings.timeForm}
        onChange={(value) => {
          const form = TIME_FORMS.find(({ id }) => id === value)
          if (form) onChange({ timeForm: form.id })
        }}
      />
    </Stack>
  )
}

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
      <General settings={settings} onChange={change} />
      <Playback settings={settings} onChange={change} />
      <Writing settings={settings} onChange={change} />
      <PedalSettings choices={settings.pedals} onChange={(pedals) => change({ pedals })} />
      <KeySettings choices={settings.keys} onChange={(keys) => change({ keys })} />
      <Text size="sm" c="dimmed" mt="lg">
        {t('settings.about', { version: data.version })}
      </Text>
    </PageFrame>
  )
}
