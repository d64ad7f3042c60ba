import { Box, ColorSwatch, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Speaker } from '../../../core/transcript/model.ts'
import { SpeakerKey } from './SpeakerKey.tsx'
import { speakerColor } from '../editor/colors.ts'
import type { EditorHandle } from '../editor/handle.ts'
import { addSpeaker } from './add-speaker.ts'

/** The segment whose speaker was clicked, and where on the screen. */
export interface SpeakerChoice {
  readonly segmentId: string
  readonly x: number
  readonly y: number
}

/** Who speaks in one segment: chosen from the transcript's speakers, or a new one. */
export function SpeakerMenu({
  choice,
  speakers,
  editor,
  onClose,
}: {
  choice: SpeakerChoice | null
  speakers: readonly Speaker[]
  editor: RefObject<EditorHandle | null>
  onClose: () => void
}) {
  const { t } = useTranslation()
  const assign = (speakerId: string | null) => {
    const handle = editor.current
    if (!handle || !choice || !handle.goTo(choice.segmentId)) return
    handle.commands.assignSpeaker(speakerId)
  }
  return (
    <Menu opened={choice !== null} onClose={onClose} position="bottom-start" withinPortal>
      <Menu.Target>
        <Box
          component="button"
          type="button"
          tabIndex={-1}
          aria-hidden
          pos="fixed"
          left={choice?.x ?? 0}
          top={choice?.y ?? 0}
          w={1}
          h={1}
          p={0}
          bd={0}
          bg="transparent"
        />
      </Menu.Target>
      <Menu.Dropdown>
        {speakers.map(({ id, name }, index) => (
          <Menu.Item
            key={id}
            leftSection={<ColorSwatch size={12} color={speakerColor(index)} withShadow={false} />}
            rightSection={<SpeakerKey index={index} />}
            onClick={() => assign(id)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconPlus size={14} />}
          onClick={() => editor.current && assign(addSpeaker(editor.current))}
        >
          {t('transcript.addSpeaker')}
        </Menu.Item>
        <Menu.Item onClick={() => assign(null)}>{t('editor.noSpeaker')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
