import { Alert, Badge, Button, Checkbox, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EXPORTERS } from '../../../core/exporters/registry.ts'
import type { CallInput, CallOutput } from '../../../ipc/contract.ts'
import type { RecordingSummary } from '../../../ipc/schemas.ts'
import { useCall, useRecordings } from '../../app/queries.ts'
import { PageFrame } from '../study/PageFrame.tsx'
import { flushEdits } from '../transcript/saver.ts'
import { CheckedFiles } from './CheckedFiles.tsx'

type Prepare = CallInput<'export.prepare'>
type Format = Prepare['formats'][number]
type Checked = CallOutput<'export.prepare'>

function Transcripts({
  recordings,
  chosen,
  onChoose,
}: {
  recordings: readonly RecordingSummary[]
  chosen: readonly string[]
  onChoose: (ids: string[]) => void
}) {
  const { t } = useTranslation()
  const ready = recordings.filter(({ segments }) => segments > 0)
  const all = ready.length > 0 && chosen.length === ready.length
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('export.what')}
      </Title>
      <Checkbox
        label={t('export.selectAll')}
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={() => onChoose(all ? [] : ready.map(({ transcriptId }) => transcriptId))}
      />
      <Checkbox.Group value={[...chosen]} onChange={onChoose}>
        <Stack gap={6} ps="md">
          {recordings.map(({ transcriptId, title, segments, mentions }) => (
            <Group key={transcriptId} gap="xs">
              <Checkbox value={transcriptId} label={title} disabled={segments === 0} />
              {segments === 0 && (
                <Text size="xs" c="dimmed">
                  {t('export.noText')}
                </Text>
              )}
              {mentions.proposed > 0 && (
                <Badge size="sm" variant="outline" color="gray" tt="none">
                  {t('study.undecided', { count: mentions.proposed })}
                </Badge>
              )}
            </Group>
          ))}
        </Stack>
      </Checkbox.Group>
    </Stack>
  )
}

function Formats({
  chosen,
  onChoose,
}: {
  chosen: readonly Format[]
  onChoose: (formats: Format[]) => void
}) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'es'
  return (
    <Checkbox.Group
      value={[...chosen]}
      onChange={(ids) => onChoose(EXPORTERS.flatMap(({ id }) => (ids.includes(id) ? id : [])))}
    >
      <Stack gap={8}>
        <Title order={2} size="h5">
          {t('export.formats')}
        </Title>
        {EXPORTERS.map((exporter) => (
          <Checkbox
            key={exporter.id}
            value={exporter.id}
            label={`${exporter.title[language]} (.${exporter.extension})`}
            description={exporter.for.join(', ')}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** Choose, check, save: nothing is written before the check has seen every byte. */
export function ExportScreen() {
  const { t } = useTranslation()
  const { data: recordings = [] } = useRecordings()
  const [transcriptIds, setTranscripts] = useState<string[]>([])
  const [formats, setFormats] = useState<Format[]>(['docx'])
  const [includeAudio, setAudio] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const prepare = useCall('export.prepare')

  /** A choice that changes makes the last check void. */
  const choosing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value)
      setChecked(null)
    }
  const check = async () => {
    await flushEdits()
    prepare.mutate({ transcriptIds, formats, includeAudio }, { onSuccess: setChecked })
  }

  return (
    <PageFrame title={t('export.title')} hint={t('export.hint')}>
      {recordings.length === 0 ? (
        <Alert>{t('export.empty')}</Alert>
      ) : (
        <Stack gap="lg">
          <Group align="flex-start" gap={64}>
            <Transcripts
              recordings={recordings}
              chosen={transcriptIds}
              onChoose={choosing(setTranscripts)}
            />
            <Stack>
              <Formats chosen={formats} onChoose={choosing(setFormats)} />
              {formats.includes('qdpx') && (
                <Switch
                  label={t('export.includeAudio')}
                  description={t('export.includeAudioHint')}
                  checked={includeAudio}
                  onChange={(event) => choosing(setAudio)(event.currentTarget.checked)}
                />
              )}
            </Stack>
          </Group>
          <Group>
            <Button
              onClick={() => void check()}
              loading={prepare.isPending}
              disabled={!transcriptIds.length || !formats.length}
            >
              {t('export.check')}
            </Button>
          </Group>
          {checked && <CheckedFiles key={checked.exportId} checked={checked} />}
        </Stack>
      )}
    </PageFrame>
  )
}
