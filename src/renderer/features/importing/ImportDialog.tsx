import { Button, Group, Modal, Progress, Stack, Text } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooMuch } from '../../../core/importers/into-transcript.ts'
import { useActions } from '../../app/actions.ts'
import { importing, useImport, type ImportState } from './import-store.ts'
import { ImportForm, type ImportTarget } from './ImportForm.tsx'
import type { FileError } from './read-file.ts'

function Reading() {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text size="sm" role="status">
        {t('importing.reading')}
      </Text>
      <Progress value={100} animated aria-label={t('importing.reading')} />
      <Group justify="end">
        <Button variant="default" onClick={importing.close}>
          {t('importing.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function Refused({ error }: { readonly error: FileError }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text size="sm" role="alert">
        {t(`importing.errors.${error}`)}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={importing.close}>
          {t('importing.close')}
        </Button>
        <Button onClick={importing.pick} data-autofocus>
          {t('importing.other')}
        </Button>
      </Group>
    </Stack>
  )
}

function Content({ state, ...target }: ImportTarget & { readonly state: ImportState }) {
  switch (state.status) {
    case 'none':
      return null
    case 'reading':
      return <Reading />
    case 'failed':
      return <Refused error={state.error} />
    case 'read':
      return isTooMuch(state.known.transcript, target.transcript.segments.length) ? (
        <Refused error="file-much" />
      ) : (
        <ImportForm known={state.known} onDone={importing.close} {...target} />
      )
  }
}

/** Imports a transcript's file into the open transcript, from the choice of the file on. */
export function ImportDialog(target: ImportTarget) {
  const { t } = useTranslation()
  const state = useImport()
  useActions(useMemo(() => ({ 'transcript.import': importing.pick }), []))
  useEffect(() => importing.close, [])
  return (
    <Modal
      opened={state.status !== 'none'}
      onClose={importing.close}
      title={t('importing.title')}
      size="xl"
    >
      <Content state={state} {...target} />
    </Modal>
  )
}
