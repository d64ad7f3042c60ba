import { Group, Kbd, SimpleGrid, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import i18next from 'i18next'
import { keyLabel, useAllActions } from '../../app/actions.ts'

function KeySheet() {
  const language = i18next.language === 'en' ? 'en' : 'es'
  const actions = useAllActions().filter(({ keys }) => keys.length)
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" verticalSpacing={6}>
      {actions.map(({ id, keys, labels }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Text size="sm">{labels[language]}</Text>
          <Group gap={4} wrap="nowrap">
            {keys.map((key) => (
              <Kbd key={key} size="xs">
                {keyLabel(key)}
              </Kbd>
            ))}
          </Group>
        </Group>
      ))}
    </SimpleGrid>
  )
}

/** Shows every key that works where the person is. */
export function openKeys(): void {
  modals.open({ title: i18next.t('study.keys'), size: 'xl', children: <KeySheet /> })
}
