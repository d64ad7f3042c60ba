import {
  ActionIcon,
  Box,
  Button,
  Group,
  Menu,
  Modal,
  Select,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '../../../ipc/schemas.ts'
import { useCall } from '../../app/queries.ts'
import { usePlace } from './place.ts'
import { fetchPeaksEarly } from '../player/use-peaks.ts'
import { StageMarks } from './StageMarks.tsx'
import classes from './study.module.css'

function EditForm({ recording, onDone }: { recording: RecordingSummary; onDone: () => void }) {
  const { t } = useTranslation()
  const update = useCall('recording.update')
  const { id, title, group, language } = recording
  const form = useForm({ initialValues: { title, group, language } })
  const submit = form.onSubmit((change) => update.mutate({ id, ...change }, { onSuccess: onDone }))
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label={t('study.title')} required {...form.getInputProps('title')} />
        <TextInput
          label={t('study.group')}
          description={t('study.groupHint')}
          {...form.getInputProps('group')}
        />
        <Select
          label={t('study.language')}
          data={[
            { value: 'es', label: 'Español' },
            { value: 'en', label: 'English' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('language')}
        />
        <Text size="xs" c="dimmed">
          {t('study.originalName')}: {recording.originalName}
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={update.isPending}>
            {t('study.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function More({ recording }: { recording: RecordingSummary }) {
  const { t } = useTranslation()
  const [editing, edit] = useDisclosure()
  const remove = useCall('recording.remove')
  const { reset, transcriptId } = usePlace()
  const onRemove = () =>
    modals.openConfirmModal({
      title: t('study.removeTitle'),
      children: <Text size="sm">{t('study.removeText')}</Text>,
      labels: { confirm: t('study.remove'), cancel: t('study.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => {
        if (transcriptId === recording.transcriptId) reset()
        remove.mutate({ id: recording.id })
      },
    })
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon className={classes.more ?? ''} size="sm" aria-label={t('study.edit')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={edit.open}>{t('study.edit')}</Menu.Item>
          <Menu.Item color="red" onClick={onRemove}>
            {t('study.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={editing} onClose={edit.close} title={t('study.edit')} centered>
        <EditForm recording={recording} onDone={edit.close} />
      </Modal>
    </>
  )
}

/** One recording in the side bar: its title, length and stages. */
export function RecordingItem({
  recording,
  active,
}: {
  recording: RecordingSummary
  active: boolean
}) {
  const { t } = useTranslation()
  const open = usePlace((place) => place.open)
  const minutes = Math.max(1, Math.round(recording.durationMs / 60_000))
  const { proposed } = recording.mentions
  return (
    <Box className={classes.row}>
      <UnstyledButton
        className={classes.recording}
        data-recording={recording.id}
        data-active={active || undefined}
        aria-current={active}
        onClick={() => {
          if (recording.hasPeaks && !active) fetchPeaksEarly(recording.id)
          open(recording.transcriptId)
        }}
      >
        <Text size="sm" fw={500} lineClamp={2} pe={22}>
          {recording.title}
        </Text>
        <Group justify="space-between" gap={6} mt={2}>
          <Text size="xs" c="dimmed">
            {t('study.minutes', { minutes })} · {recording.language}
            {proposed > 0 && ` · ${t('study.undecided', { count: proposed })}`}
          </Text>
          <StageMarks recording={recording} />
        </Group>
      </UnstyledButton>
      <More recording={recording} />
    </Box>
  )
}
