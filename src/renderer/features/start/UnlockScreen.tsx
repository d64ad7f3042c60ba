import { Anchor, Box, Button, Group, Paper, PasswordInput, Stack, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { StudyState } from '../../../ipc/schemas.ts'
import { CallError } from '../../app/api.ts'
import { describeFailure } from '../../app/failures.ts'
import { useCall } from '../../app/queries.ts'
import classes from './start.module.css'

type Locked = Extract<StudyState, { status: 'locked' }>

/** Asks for the passphrase, or the recovery code, of the study at hand. */
export function UnlockScreen({ study }: { study: Locked }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<'passphrase' | 'recovery'>('passphrase')
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string | null>(null)
  const unlock = useCall('study.unlock', { quiet: true })
  const close = useCall('study.close')

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    unlock.mutate(
      { secret, kind },
      {
        onSuccess: () => setSecret(''),
        onError: (thrown) =>
          setError(
            describeFailure(thrown instanceof CallError ? thrown.failure : { code: 'internal' }),
          ),
      },
    )
  }

  return (
    <Box className={classes.screen}>
      <Paper withBorder p="xl" radius="md" w={460} maw="100%">
        <form onSubmit={submit}>
          <Stack>
            <Group gap="sm">
              <IconLock size={22} stroke={1.6} />
              <Title order={1} size="h4">
                {study.name}
              </Title>
            </Group>
            <Text size="sm" c="dimmed">
              {t('start.unlockTitle')}
            </Text>
            <PasswordInput
              label={t(kind === 'passphrase' ? 'start.passphrase' : 'start.recoveryCode')}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              error={error}
              autoFocus
            />
            <Group justify="space-between">
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => setKind(kind === 'passphrase' ? 'recovery' : 'passphrase')}
              >
                {t(kind === 'passphrase' ? 'start.useRecovery' : 'start.usePassphrase')}
              </Anchor>
              <Button type="submit" loading={unlock.isPending} disabled={!secret}>
                {t('start.unlock')}
              </Button>
            </Group>
            <Anchor component="button" type="button" size="sm" onClick={() => close.mutate({})}>
              {t('start.back')}
            </Anchor>
          </Stack>
        </form>
      </Paper>
    </Box>
  )
}
