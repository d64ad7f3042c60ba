import {
  Alert,
  Button,
  Checkbox,
  Group,
  Modal,
  PasswordInput,
  Stack,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../app/queries.ts'
import { showRecoveryCode } from './RecoveryCode.tsx'

const MIN_PASSPHRASE = 10

function useCreateForm() {
  const { t } = useTranslation()
  return useForm({
    initialValues: { name: '', protect: true, passphrase: '', repeat: '' },
    validate: {
      name: (name) => (name.trim() ? null : t('errors.name-invalid')),
      passphrase: (passphrase, { protect }) =>
        !protect || passphrase.length >= MIN_PASSPHRASE
          ? null
          : t('errors.passphrase-short', { least: MIN_PASSPHRASE }),
      repeat: (repeat, { protect, passphrase }) =>
        !protect || repeat === passphrase ? null : t('start.mismatch'),
    },
  })
}

type Form = ReturnType<typeof useCreateForm>

function Protection({ form }: { form: Form }) {
  const { t } = useTranslation()
  if (!form.values.protect) {
    return (
      <Alert color="orange" icon={<IconAlertTriangle size={18} />}>
        {t('start.unprotectedWarning')}
      </Alert>
    )
  }
  return (
    <>
      <PasswordInput
        label={t('start.passphrase')}
        description={t('start.passphraseHint')}
        autoComplete="new-password"
        {...form.getInputProps('passphrase')}
      />
      <PasswordInput
        label={t('start.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeat')}
      />
    </>
  )
}

/** Makes a study, protected unless the person says otherwise. */
export function CreateStudy({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useCreateForm()
  const create = useCall('study.create')

  // Opening the study takes this form off the screen, so what follows must not hang on it.
  const submit = form.onSubmit(async ({ name, protect, passphrase }) => {
    const made = await create
      .mutateAsync({ name: name.trim(), passphrase: protect ? passphrase : null })
      .catch(() => null)
    if (!made) return
    form.reset()
    onClose()
    if (made.recoveryCode) showRecoveryCode(made.recoveryCode)
  })

  return (
    <Modal opened={opened} onClose={onClose} title={t('start.new')} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('start.name')}
            description={t('start.nameHint')}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Checkbox
            label={t('start.protect')}
            {...form.getInputProps('protect', { type: 'checkbox' })}
          />
          <Protection form={form} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('start.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('start.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
