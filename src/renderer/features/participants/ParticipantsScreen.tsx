import {
  ActionIcon,
  Alert,
  Button,
  Group,
  Modal,
  Stack,
  Table,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleLabel } from '../../../core/deid/shared-names.ts'
import type { Participant } from '../../../ipc/schemas.ts'
import { useCall, useParticipants } from '../../app/queries.ts'
import { PageFrame } from '../study/PageFrame.tsx'

const blank = (): Participant => ({
  id: crypto.randomUUID(),
  code: '',
  name: '',
  group: '',
  role: '',
  attributes: {},
})

const FIELDS = ['code', 'name', 'group', 'role'] as const

function ParticipantForm({
  participant,
  onDone,
}: {
  participant: Participant
  onDone: () => void
}) {
  const { t } = useTranslation()
  const put = useCall('participant.put')
  const form = useForm({ initialValues: participant })
  return (
    <form onSubmit={form.onSubmit((values) => put.mutate(values, { onSuccess: onDone }))}>
      <Stack>
        {FIELDS.map((field, i) => (
          <TextInput
            key={field}
            label={t(`participants.${field}`)}
            required={field === 'code'}
            data-autofocus={i === 0 || undefined}
            {...form.getInputProps(field)}
          />
        ))}
        <Group justify="flex-end">
          <Button type="submit" loading={put.isPending}>
            {t('participants.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Row({ participant, onEdit }: { participant: Participant; onEdit: () => void }) {
  const { t } = useTranslation()
  const remove = useCall('participant.remove')
  return (
    <Table.Tr>
      {FIELDS.map((field) => (
        <Table.Td key={field}>{participant[field]}</Table.Td>
      ))}
      <Table.Td>{roleLabel(participant)}</Table.Td>
      <Table.Td>
        <Group gap={2} wrap="nowrap" justify="flex-end">
          <Tooltip label={t('participants.edit')}>
            <ActionIcon aria-label={t('participants.edit')} onClick={onEdit}>
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('participants.remove')}>
            <ActionIcon
              color="gray"
              aria-label={t('participants.remove')}
              onClick={() => remove.mutate({ id: participant.id })}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** The study's roster. */
export function ParticipantsScreen() {
  const { t } = useTranslation()
  const { data: participants = [] } = useParticipants()
  const [editing, edit] = useState<Participant | null>(null)
  return (
    <PageFrame title={t('participants.title')} hint={t('participants.hint')}>
      <Stack align="flex-start">
        {participants.length === 0 ? (
          <Alert>{t('participants.empty')}</Alert>
        ) : (
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {[...FIELDS, 'cited' as const].map((field) => (
                  <Table.Th key={field}>{t(`participants.${field}`)}</Table.Th>
                ))}
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {participants.map((participant) => (
                <Row
                  key={participant.id}
                  participant={participant}
                  onEdit={() => edit(participant)}
                />
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Button leftSection={<IconPlus size={16} />} onClick={() => edit(blank())}>
          {t('participants.add')}
        </Button>
      </Stack>
      <Modal
        opened={editing !== null}
        onClose={() => edit(null)}
        title={t('participants.edit')}
        centered
      >
        {editing && <ParticipantForm participant={editing} onDone={() => edit(null)} />}
      </Modal>
    </PageFrame>
  )
}
