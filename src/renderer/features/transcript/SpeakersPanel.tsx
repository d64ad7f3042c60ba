import {
  ActionIcon,
  Box,
  Button,
  ColorSwatch,
  Group,
  ScrollArea,
  Select,
  Stack,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { IconPlus, IconUserCheck } from '@tabler/icons-react'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speaker, Transcript } from '../../../core/transcript/model.ts'
import { SpeakerKey } from './SpeakerKey.tsx'
import { useParticipants } from '../../app/queries.ts'
import { SidePanel } from '../../components/SidePanel.tsx'
import { speakerColor } from '../editor/colors.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { addSpeaker } from './add-speaker.ts'

interface RowProps {
  readonly speaker: Speaker
  readonly index: number
  onChange(speaker: Speaker): void
  onAssign(): void
}

function ParticipantSelect({ speaker, onChange }: Pick<RowProps, 'speaker' | 'onChange'>) {
  const { t } = useTranslation()
  const { data: participants = [] } = useParticipants()
  return (
    <Select
      size="xs"
      aria-label={t('transcript.link')}
      placeholder={t('transcript.noLink')}
      clearable
      data={participants.map(({ id, code, group, role }) => ({
        value: id,
        label: [code, [group, role].filter(Boolean).join('/')].filter(Boolean).join(' · '),
      }))}
      value={speaker.participantId}
      onChange={(participantId) => onChange({ ...speaker, participantId })}
    />
  )
}

function SpeakerRow({ speaker, index, onChange, onAssign }: RowProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(speaker.name)
  const rename = () => {
    if (name.trim() && name !== speaker.name) onChange({ ...speaker, name: name.trim() })
    else setName(speaker.name)
  }
  return (
    <Stack gap={4}>
      <Group gap="xs" wrap="nowrap">
        <ColorSwatch size={12} color={speakerColor(index)} withShadow={false} />
        <TextInput
          size="xs"
          flex={1}
          aria-label={t('transcript.rename')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
        {index < 9 && (
          <Tooltip label={t('transcript.speakerHint')}>
            <Button size="compact-xs" variant="default" onClick={onAssign}>
              <SpeakerKey index={index} />
            </Button>
          </Tooltip>
        )}
      </Group>
      <Group gap="xs" wrap="nowrap" ps={20}>
        <IconUserCheck size={14} stroke={1.6} />
        <Box flex={1}>
          <ParticipantSelect speaker={speaker} onChange={onChange} />
        </Box>
      </Group>
    </Stack>
  )
}

/** The transcript's voices: name, key, and who in the roster each is. */
export function SpeakersPanel({
  transcript,
  editor,
}: {
  transcript: Transcript
  editor: RefObject<EditorHandle | null>
}) {
  const { t } = useTranslation()
  const { speakers } = transcript
  const put = (speaker: Speaker) => editor.current?.setSpeakers([speaker])
  const add = () => editor.current && addSpeaker(editor.current)
  return (
    <SidePanel label={t('transcript.speakers')}>
      <Group justify="space-between" px="md" py="xs">
        <Text fw={600} size="sm">
          {t('transcript.speakers')}
        </Text>
        <Tooltip label={t('transcript.addSpeaker')}>
          <ActionIcon aria-label={t('transcript.addSpeaker')} onClick={add}>
            <IconPlus size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <ScrollArea flex={1} px="md">
        <Stack gap="md" pb="md">
          {speakers.map((speaker, index) => (
            <SpeakerRow
              key={speaker.id}
              speaker={speaker}
              index={index}
              onChange={put}
              onAssign={() => editor.current?.commands.assignSpeaker(speaker.id)}
            />
          ))}
          <Text size="xs" c="dimmed">
            {t('transcript.speakerHint')}
          </Text>
        </Stack>
      </ScrollArea>
    </SidePanel>
  )
}
