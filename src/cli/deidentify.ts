import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { detectSegments } from '../core/deid/engine.ts'
import { linkFindings } from '../core/deid/entities.ts'
import { TIERS, type Finding, type Reason, type Tier } from '../core/deid/finding.ts'
import { guessLanguage } from '../core/deid/language.ts'
import { checkFiles, detectByLine, type LeakFound } from '../core/deid/leak-check.ts'
import { isRoleName, knownMatcher, type KnownSurface } from '../core/deid/names.ts'
import { LABEL_EVERYTHING, type Policy } from '../core/deid/policy.ts'
import { checkListFor, redact } from '../core/deid/redact.ts'
import { EXPORT_FORMAT_IDS, type ExportFormatId } from '../core/exporters/formats.ts'
import { writeExport, type ExportedFile } from '../core/exporters/index.ts'
import { readTranscriptFile, type ImportedTranscript } from '../core/importers/index.ts'
import { fail, ok, type Result } from '../core/result.ts'
import {
  LANGUAGES,
  type Entity,
  type Language,
  type Mention,
  type Segment,
  type Transcript,
} from '../core/transcript/model.ts'
import type { CommandIo } from './main.ts'

export const DEIDENTIFY_USAGE = `deidentify FILE... --to FORMAT[,FORMAT...] --out DIR
      [--lang es|en|auto] [--tier certain|possible] [--title TITLE]
      Formats: ${EXPORT_FORMAT_IDS.join(', ')}`

interface Options {
  readonly files: readonly string[]
  readonly formats: readonly ExportFormatId[]
  readonly outFolder: string
  readonly language: Language | null
  readonly tier: Tier
  /** Of the exported transcripts; never taken from the input, whose name may identify. */
  readonly title: string | null
}

const STRINGS = {
  to: { type: 'string' },
  out: { type: 'string' },
  lang: { type: 'string', default: 'auto' },
  tier: { type: 'string', default: 'possible' },
  title: { type: 'string' },
} as const

const memberOf = <Member extends string>(
  list: readonly Member[],
  text: string,
): Member | undefined => list.find((member) => member === text)

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: STRINGS, allowPositionals: true }))
  } catch (error) {
    return fail(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'bad arguments')
  }
}

function readOptions(args: readonly string[]): Result<Options, string> {
  const parsed = parse(args)
  if (!parsed.ok) return parsed
  const { values, positionals: files } = parsed.value
  if (files.length === 0) return fail('no FILE given')
  if (values.to === undefined) return fail('--to is missing')
  if (values.out === undefined) return fail('--out is missing')
  const formats: ExportFormatId[] = []
  for (const name of values.to.split(',')) {
    const format = memberOf(EXPORT_FORMAT_IDS, name.trim())
    if (!format)
      return fail(`no format ${JSON.stringify(name)}; there are ${EXPORT_FORMAT_IDS.join(', ')}`)
    if (!formats.includes(format)) formats.push(format)
  }
  const language = memberOf(LANGUAGES, values.lang) ?? null
  if (language === null && values.lang !== 'auto') return fail('--lang is es, en or auto')
  const tier = memberOf(TIERS, values.tier)
  if (!tier) return fail('--tier is certain or possible')
  return ok({ files, formats, outFolder: values.out, language, tier, title: values.title ?? null })
}

const READ_ERRORS = {
  'file-empty': 'there is no transcript in it',
  'file-unsupported': 'not a transcript in a known format',
  'file-broken': 'damaged',
} as const

async function readInput(file: string): Promise<Result<readonly ImportedTranscript[], string>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    return fail('cannot be read')
  }
  const read = readTranscriptFile(bytes)
  return read.ok ? read : fail(READ_ERRORS[read.error])
}

/** The given title, numbered where there are several, or a number alone. */
function titleOf(title: string | null, number: number, count: number): string {
  if (title === null) return `transcript-${number}`
  return count > 1 ? `${title} ${number}` : title
}

/** A transcript without mentions, with ids that count. */
function transcriptOf(
  { speakers, segments }: ImportedTranscript,
  number: number,
  title: string,
  language: Language,
): Transcript {
  const id = `t${number}`
  return {
    id,
    title,
    language,
    speakers: speakers.map((name, i) => ({ id: `${id}-p${i}`, name, participantId: null })),
    segments: segments.map(({ speaker, startMs, endMs, text }, i) => ({
      id: `${id}-s${i}`,
      speakerId: speaker === null ? null : `${id}-p${speakers.indexOf(speaker)}`,
      startMs,
      endMs,
      text,
    })),
    mentions: [],
  }
}

type DetectTexts = (texts: readonly string[]) => readonly (readonly Finding[])[]

const detectorFor =
  (language: Language | 'auto', tier: Tier): DetectTexts =>
  (texts) =>
    detectSegments(texts, { language }).map((findings) =>
      findings.filter((finding) => tier === 'possible' || finding.tier === 'certain'),
    )

/** The files are checked in the language of the inputs: a title alone is too short to guess from. */
const languageOfAll = ([first, ...rest]: readonly Transcript[]): Language | 'auto' =>
  first && rest.every(({ language }) => language === first.language) ? first.language : 'auto'

interface Placed extends KnownSurface {
  readonly transcript: Transcript
  readonly segment: Segment
  readonly finding: Finding
}

function placed(transcript: Transcript, segment: Segment, finding: Finding): Placed {
  const surface = segment.text.slice(finding.start, finding.end)
  return { transcript, segment, finding, surface, category: finding.category }
}

function detectAll(transcripts: readonly Transcript[], tier: Tier): Placed[] {
  return transcripts.flatMap((transcript) => {
    const texts = transcript.segments.map((segment) => segment.text)
    const perSegment = detectorFor(transcript.language, tier)(texts)
    return transcript.segments.flatMap((segment, i) =>
      (perSegment[i] ?? []).map((finding) => placed(transcript, segment, finding)),
    )
  })
}

const KNOWN_REASON: Reason = { es: 'se halló en otro lugar', en: 'was found elsewhere' }

/** What the leak check would still find of these names, in any of the transcripts. */
function findKnown(
  transcripts: readonly Transcript[],
  found: readonly Placed[],
  names: readonly KnownSurface[],
): Placed[] {
  const match = knownMatcher([...found, ...names])
  const bySegment = Map.groupBy(found, ({ segment }) => segment)
  return transcripts.flatMap((transcript) =>
    transcript.segments.flatMap((segment) => {
      const taken = bySegment.get(segment) ?? []
      return match(segment.text)
        .filter(({ start, end }) =>
          taken.every(({ finding }) => end <= finding.start || finding.end <= start),
        )
        .map(({ start, end, item: { category } }) =>
          placed(transcript, segment, {
            start,
            end,
            category,
            tier: 'possible',
            detector: 'known',
            reason: KNOWN_REASON,
          }),
        )
    }),
  )
}

interface Linked {
  readonly transcripts: readonly Transcript[]
  readonly entities: ReadonlyMap<string, Entity>
}

/**
 * Every finding accepted, with what is found again of it in any of the transcripts, and one entity
 * for what is named alike.
 */
function acceptAll(transcripts: readonly Transcript[], tier: Tier): Linked {
  const speakers = transcripts.flatMap((transcript) =>
    transcript.speakers
      .filter(({ name }) => !isRoleName(name))
      .map(({ name }) => ({ surface: name, category: 'PERSON' as const })),
  )
  const detected = detectAll(transcripts, tier)
  const found = [...detected, ...findKnown(transcripts, detected, speakers)]
  const { entityIds, created } = linkFindings([...found, ...speakers], [], randomUUID)
  const mentions = found.map(({ segment, finding }, i): Mention => {
    const [id, segmentId, entityId] = [`m${i}`, segment.id, entityIds[i] ?? '']
    return { ...finding, id, segmentId, status: 'accepted', entityId }
  })
  const byTranscript = Map.groupBy(mentions, (_, i) => found[i]?.transcript)
  return {
    transcripts: transcripts.map((transcript) => ({
      ...transcript,
      mentions: byTranscript.get(transcript) ?? [],
    })),
    entities: new Map(created.map((entity) => [entity.id, entity])),
  }
}

/** Puts files in a folder all at once: under other names first, so that none is ever half there. */
async function writeAll(folder: string, files: readonly ExportedFile[]): Promise<boolean> {
  const waiting = files.map(({ name, bytes }) => ({
    bytes,
    path: join(folder, name),
    temporary: join(folder, `.sottovoce-${randomUUID()}`),
  }))
  try {
    await mkdir(folder, { recursive: true })
    for (const { temporary, bytes } of waiting) await writeFile(temporary, bytes, { flag: 'wx' })
    for (const { temporary, path } of waiting) await rename(temporary, path)
    return true
  } catch {
    return false
  } finally {
    await Promise.allSettled(waiting.map(({ temporary }) => rm(temporary, { force: true })))
  }
}

const leakLine = ({ file, category, source, line }: LeakFound): string =>
  `${file}: ${category} left${line > 0 ? ` in line ${line}` : ''} (${source})`

/** `sottovoce deidentify`: 0 written, 1 identifiers left and nothing written, 2 bad input or usage. */
export async function deidentifyCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const refuse = (why: string): number => {
    io.error(`sottovoce: ${why}`)
    return 2
  }
  const options = readOptions(args)
  if (!options.ok) return refuse(`${options.error}; see --help`)
  const { files: inputs, formats, outFolder, language, tier, title } = options.value

  const imported: ImportedTranscript[] = []
  for (const file of inputs) {
    const input = await readInput(file)
    if (!input.ok) return refuse(`${file}: ${input.error}`)
    imported.push(...input.value)
  }
  const read = imported.map((one, i) =>
    transcriptOf(
      one,
      i + 1,
      titleOf(title, i + 1, imported.length),
      language ?? guessLanguage(one.segments.map(({ text }) => text)),
    ),
  )
  const { transcripts, entities } = acceptAll(read, tier)
  const labels: Language = language ?? transcripts[0]?.language ?? 'es'
  const policy: Policy = { language: labels, treatments: LABEL_EVERYTHING }
  const redacted = transcripts.map((transcript) => redact(transcript, entities, policy))
  const files = (await Promise.all(formats.map((format) => writeExport(format, redacted)))).flat()

  const taken = new Set(inputs.map((file) => resolve(file)))
  const clash = files.find(({ name }) => taken.has(resolve(outFolder, name)))
  if (clash) return refuse(`${clash.name} in --out is one of the inputs`)

  const { known, allowed } = checkListFor(transcripts, entities, policy)
  const leaks = checkFiles(
    files,
    known,
    detectByLine(
      detectorFor(languageOfAll(transcripts), tier),
      redacted.flatMap(({ speakers }) => speakers),
    ),
    allowed,
  )
  if (leaks.length > 0) {
    for (const leak of leaks) io.error(leakLine(leak))
    io.error(`sottovoce: ${leaks.length} left, nothing written`)
    return 1
  }
  if (!(await writeAll(outFolder, files)))
    return refuse('cannot write to the folder given by --out')
  for (const { name } of files) await io.output(name)
  return 0
}
