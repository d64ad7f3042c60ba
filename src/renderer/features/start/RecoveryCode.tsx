import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { take } from '../../app/deliver.ts'
import { useCall } from '../../app/queries.ts'
import classes from './start.module.css'

function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  const { t } = useTranslation()
  const save = useCall('study.saveRecoveryCode')
  const onSave = () =>
    save.mutate(
      {},
      {
        onSuccess: (delivery) => {
          take(delivery)
          notifications.show({ message: t('start.recoverySaved') })
        },
      },
    )
  return (
    <Stack>
      <Text size="sm">{t('start.recoveryText')}</Text>
      <Box className={classes.code} data-testid="recovery-code">
        {code}
      </Box>
      <Group justify="space-between">
        <Button variant="default" onClick={onSave}>
          {t('start.recoverySave')}
        </Button>
        <Button onClick={onDone}>{t('start.recoveryDone')}</Button>
      </Group>
    </Stack>
  )
}

/** Shows the recovery code once; it is closed only by the button that says it was kept. */
export function showRecoveryCode(code: string): void {
  const id = modals.open({
    title: i18next.t('start.recoveryTitle'),
    size: 'lg',
    centered: true,
    withCloseButton: false,
    closeOnClickOutside: false,
    closeOnEscape: false,
    children: <RecoveryCode code={code} onDone={() => modals.close(id)} />,
  })
}
