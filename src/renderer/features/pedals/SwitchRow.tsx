import { ActionIcon, Select, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ACTION_GROUPS, ACTIONS } from '../../../core/keys/actions.ts'
import { PEDAL_MODES } from '../../../core/pedals/devices.ts'
import type { PedalMode, SwitchChoice } from '../../../core/pedals/devices.ts'
import { modesOf } from '../../../core/pedals/machine.ts'
import classes from './pedals.module.css'

interface SwitchRowProps {
  readonly choice: SwitchChoice
  /** What the switch is called, in the person's words. */
  readonly name: string
  readonly pressed: boolean
  readonly onChange: (choice: SwitchChoice) => void
  readonly onRemove: () => void
}

const languageOf = (language: string | undefined) => (language === 'es' ? 'es' : 'en')

/** The mode that is kept where an action allows it, else the action's usual one. */
const fittingMode = (action: string, mode: PedalMode): PedalMode => {
  const modes = modesOf(action)
  return modes.includes(mode) ? mode : (modes[0] ?? 'press')
}

/** A switch with its light, what it does, and how. */
export function SwitchRow({ choice, name, pressed, onChange, onRemove }: SwitchRowProps) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n.resolvedLanguage)
  const modes = modesOf(choice.action)
  const remove = t('pedals.removeSwitch', { name })
  const take = (action: string) =>
    onChange({ ...choice, action, mode: fittingMode(action, choice.mode) })
  return (
    <div className={classes.row} data-switch={choice.id}>
      <span className={classes.light} data-pressed={pressed || undefined}>
        {pressed && <VisuallyHidden>{t('pedals.pressed', { name })}</VisuallyHidden>}
      </span>
      <Text size="sm">{name}</Text>
      <Select
        size="xs"
        aria-label={t('pedals.action', { name })}
        searchable
        allowDeselect={false}
        data={ACTION_GROUPS.map((group) => ({
          group: t(`keys.groups.${group}`),
          items: ACTIONS.filter((action) => action.group === group).map(({ id, labels }) => ({
            value: id,
            label: labels[language],
          })),
        }))}
        value={choice.action}
        onChange={(action) => action !== null && take(action)}
      />
      <Select
        size="xs"
        aria-label={t('pedals.mode', { name })}
        allowDeselect={false}
        disabled={modes.length === 1}
        data={modes.map((mode) => ({ value: mode, label: t(`pedals.modes.${mode}`) }))}
        value={fittingMode(choice.action, choice.mode)}
        onChange={(value) => {
          const mode = PEDAL_MODES.find((each) => each === value)
          if (mode) onChange({ ...choice, mode })
        }}
      />
      <Tooltip label={remove}>
        <ActionIcon size="sm" color="gray" aria-label={remove} onClick={onRemove}>
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
