import { ActionIcon, Group, Kbd, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconRotate, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionOf } from '../../../core/keys/actions.ts'
import type { ActionId } from '../../../core/keys/actions.ts'
import { normalKey } from '../../../core/keys/chord.ts'
import { clashesOf, keysOf, withKeys } from '../../../core/keys/keymap.ts'
import type { KeyChoices } from '../../../core/keys/keymap.ts'
import { isMac, keyLabel } from '../../app/actions.ts'
import classes from './keys.module.css'
import { KeyCapture } from './KeyCapture.tsx'

const MOST_KEYS = 4

interface KeyRowProps {
  readonly id: ActionId
  readonly choices: KeyChoices
  readonly onChange: (choices: KeyChoices) => void
}

/** An action with its keys: add one by pressing it, take one away, give it its own back. */
export function KeyRow({ id, choices, onChange }: KeyRowProps) {
  const { t, i18n } = useTranslation()
  const [refusal, setRefusal] = useState<string | null>(null)
  const wordsOf = (each: ActionId) =>
    actionOf(each)?.labels[i18n.resolvedLanguage === 'es' ? 'es' : 'en'] ?? each
  const action = wordsOf(id)
  const keys = keysOf(id, choices)
  const clashes = clashesOf(id, choices, isMac)
  const put = (next: readonly string[]) => onChange(withKeys(choices, id, next))
  const add = (key: string) => {
    const same = (each: string) => normalKey(each, isMac) === normalKey(key, isMac)
    if (!keys.some(same)) put([...keys, key])
  }
  return (
    <Stack gap={2} data-action={id}>
      <Group justify="space-between" wrap="nowrap" className={classes.row}>
        <Text size="sm">{action}</Text>
        <Group gap={4} wrap="nowrap">
          {keys.map((key) => (
            <UnstyledButton
              key={key}
              aria-label={t('keys.remove', { key: keyLabel(key), action })}
              onClick={() => put(keys.filter((each) => each !== key))}
            >
              <Kbd size="xs" className={classes.key} {...(clashes.has(key) ? { c: 'red' } : {})}>
                {keyLabel(key)} <IconX size={9} aria-hidden />
              </Kbd>
            </UnstyledButton>
          ))}
          {keys.length < MOST_KEYS && (
            <KeyCapture action={action} onKey={add} onRefusal={setRefusal} />
          )}
          {Object.hasOwn(choices, id) && (
            <Tooltip label={t('keys.reset', { action })}>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t('keys.reset', { action })}
                onClick={() => put(actionOf(id)?.keys ?? [])}
              >
                <IconRotate size={14} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      </Group>
      {refusal !== null && (
        <Text size="xs" c="red" role="alert">
          {refusal}
        </Text>
      )}
      {[...clashes].map(([key, others]) => (
        <Text key={key} size="xs" c="red" role="status">
          {t('keys.clash', { key: keyLabel(key), actions: others.map(wordsOf).join(', ') })}
        </Text>
      ))}
    </Stack>
  )
}
