import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileImport, IconLayoutList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { runAction } from '../../app/actions.ts'
import classes from './transcript.module.css'

/** What to do with a transcript in which nothing stands, below the line that can be written in. */
export function EmptyTranscript() {
  const { t } = useTranslation()
  return (
    <Stack className={classes.empty} gap="sm" align="center">
      <Text size="sm" c="dimmed" ta="center">
        {t('transcript.emptyHint')}
      </Text>
      <Group gap="sm" justify="center">
        <Button
          variant="default"
          leftSection={<IconLayoutList size={18} />}
          onClick={() => runAction('speech.propose')}
        >
          {t('transcript.emptyPropose')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileImport size={18} />}
          onClick={() => runAction('transcript.import')}
        >
          {t('transcript.emptyImport')}
        </Button>
      </Group>
    </Stack>
  )
}
