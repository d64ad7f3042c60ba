import { Button, Group, Modal, Progress, Select, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownFile } from '../../../core/importers/index.ts'
import { isTooMuch } from '../../../core/importers/into-transcript.ts'
import { useActions } from '../../app/actions.ts'
import { importing, useImport, type ImportState } from './import-store.ts'
import { ImportForm, type ImportTarget } from './ImportForm.tsx'
import type { FileError } from './read-file.ts'

interface Closing {
  readonly onClose: () => void
}

function Reading({ onClose }: Closing) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text size="sm" role="status">
        {t('importing.reading')}
      </Text>
      <Progress value={100} animated aria-label={t('importing.reading')} />
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('importing.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function Refused({ error, onClose }: Closing & { readonly error: FileError }) {
  const { t } = useTranslation()
  return (
    <Stack>
      <Text size="sm" role="alert">
        {t(`importing.errors.${error}`)}
      </Text>
      <Group justify="end">
        <Button variant="default" onClick={onClose}>
          {t('importing.close')}
        </Button>
        <Button onClick={importing.pick} autoFocus data-autofocus>
          {t('importing.other')}
        </Button>
      </Group>
    </Stack>
  )
}

/** What a file holds: one transcript, or several of which one is chosen, as in a project. */
function Read({ file, onClose, ...target }: ImportTarget & Closing & { file: KnownFile }) {
  const { t } = useTranslation()
  const { format, transcripts } = file
  const [at, setAt] = useState(0)
  const transcript = transcripts[at]
  if (!transcript) return <Refused error="file-empty" onClose={onClose} />
  const isMuch = isTooMuch(transcript, target.transcript.segments.length)
  return (
    <Stack>
      {transcripts.length > 1 && (
        <Select
          label={t('importing.which', { count: transcripts.length })}
          allowDeselect={false}
          value={String(at)}
          data={transcripts.map(({ title }, i) => ({
            value: String(i),
            label: title ?? t('importing.nth', { number: i + 1 }),
          }))}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      {isMuch ? (
        <Refused error="file-much" onClose={onClose} />
      ) : (
        <ImportForm key={at} known={{ format, transcript }} onDone={onClose} {...target} />
      )}
    </Stack>
  )
}

interface ContentProps extends ImportTarget, Closing {
  readonly state: ImportState
}

function Content({ state, onClose, ...target }: ContentProps) {
  switch (state.status) {
    case 'none':
      return null
    case 'reading':
      return <Reading onClose={onClose} />
    case 'failed':
      return <Refused error={state.error} onClose={onClose} />
    case 'read':
      return <Read file={state.file} onClose={onClose} {...target} />
  }
}

/**
 * Imports a transcript's file into the open transcript, from the choice of the file on. The hands
 * are then given to the text: the button that asked for the file may be gone.
 */
export function ImportDialog(target: ImportTarget) {
  const { t } = useTranslation()
  const state = useImport()
  useActions(useMemo(() => ({ 'transcript.import': importing.pick }), []))
  useEffect(() => importing.close, [])
  const close = () => {
    importing.close()
    target.editor.current?.focus()
  }
  return (
    <Modal
      opened={state.status !== 'none'}
      onClose={close}
      returnFocus={false}
      title={t('importing.title')}
      size="xl"
    >
      <Content state={state} onClose={close} {...target} />
    </Modal>
  )
}
