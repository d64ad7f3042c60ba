import { Fieldset, Select, SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Speaker } from '../../../core/transcript/model.ts'
import { MOST_ASKED, NEW, NOBODY, type Choices } from './speaker-choices.ts'

interface Props {
  /** The file's, those who say most first. */
  readonly names: readonly string[]
  readonly speakers: readonly Speaker[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

/** Who in the transcript each speaker of the file is. */
export function SpeakerChoices({ names, speakers, choices, onChoices }: Props) {
  const { t } = useTranslation()
  if (names.length === 0) return null
  const known = speakers.map(({ id, name }) => ({ value: id, label: name }))
  const others = names.length - MOST_ASKED
  return (
    <Fieldset legend={t('importing.who')} p="sm">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {names.slice(0, MOST_ASKED).map((name) => (
          <Select
            key={name}
            size="xs"
            allowDeselect={false}
            label={t('importing.whoIs', { name })}
            data={[
              ...known,
              { value: NEW, label: t('importing.newSpeaker', { name }) },
              { value: NOBODY, label: t('importing.nobody') },
            ]}
            value={choices.get(name) ?? NOBODY}
            onChange={(choice) => choice && onChoices(new Map([...choices, [name, choice]]))}
          />
        ))}
      </SimpleGrid>
      {others > 0 && (
        <Text size="sm" mt="xs">
          {t('importing.others', { count: others })}
        </Text>
      )}
    </Fieldset>
  )
}
