import type { RedactedTranscript } from '../deid/redacted.ts'
import { zipped, type Part } from './archive.ts'
import { PROGRAM, studyExporter, utf8, type ExportAudio, type ExportContext } from './exporter.ts'
import { saidBy } from './turns.ts'
import { plainText } from './txt.ts'
import { element, xmlDocument, type Attributes } from './xml.ts'

const NAMESPACE = 'urn:QDA-XML:project:1.0'

/** A source's element in `project.qde`, and the files in `Sources/` that it names. */
interface Source {
  readonly xml: string
  readonly parts: readonly Part[]
}

/** REFI-QDA times: UTC to the second, which all importers read. */
const dateTime = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

const codePoints = (text: string): number => Array.from(text).length

function made(user: string, { writtenAt }: ExportContext): Attributes {
  const at = dateTime(writtenAt)
  return { creatingUser: user, creationDateTime: at, modifyingUser: user, modifiedDateTime: at }
}

function textSource(transcript: RedactedTranscript, user: string, context: ExportContext): Source {
  const file = `${context.newGuid()}.txt`
  const attributes = {
    guid: context.newGuid(),
    name: transcript.title,
    plainTextPath: `internal://${file}`,
    ...made(user, context),
  }
  return {
    xml: element('TextSource', attributes),
    parts: [{ path: `Sources/${file}`, bytes: utf8(plainText(transcript)) }],
  }
}

interface SyncPoint {
  readonly timeMs: number
  /** In Unicode code points, from 0. */
  readonly position: number
}

/** The turns without stamps, and a point for the start of each timed one. */
function syncedText({ segments }: RedactedTranscript): { text: string; points: SyncPoint[] } {
  const points: SyncPoint[] = []
  let text = ''
  let position = 0
  for (const segment of segments) {
    const turn = `${text === '' ? '' : '\n'}${saidBy(segment)}\n`
    const start = position + (text === '' ? 0 : 1)
    const latest = points.at(-1)?.timeMs ?? -1
    if (segment.startMs !== null && segment.startMs > latest) {
      points.push({ timeMs: Math.round(segment.startMs), position: start })
    }
    text += turn
    position += codePoints(turn)
  }
  const last = segments.reduce((latest, { endMs }) => Math.max(latest, endMs ?? 0), 0)
  if (points.length > 0 && last > (points.at(-1)?.timeMs ?? 0)) {
    points.push({ timeMs: Math.round(last), position })
  }
  return { text, points }
}

function audioSource(
  transcript: RedactedTranscript,
  { bytes, extension }: ExportAudio,
  user: string,
  context: ExportContext,
): Source {
  const { newGuid } = context
  const { text, points } = syncedText(transcript)
  const [media, file] = [`${newGuid()}.${extension}`, `${newGuid()}.txt`]
  const syncPoints = points.map(({ timeMs, position }) =>
    element('SyncPoint', { guid: newGuid(), timeStamp: timeMs, position }),
  )
  const name = transcript.title
  const own = { guid: newGuid(), name, plainTextPath: `internal://${file}`, ...made(user, context) }
  const source = { guid: newGuid(), name, path: `internal://${media}`, ...made(user, context) }
  return {
    xml: element('AudioSource', source, [element('Transcript', own, syncPoints)]),
    parts: [
      { path: `Sources/${media}`, bytes, stored: true },
      { path: `Sources/${file}`, bytes: utf8(text) },
    ],
  }
}

function project(sources: readonly Source[], user: string, context: ExportContext): string {
  const attributes = {
    xmlns: NAMESPACE,
    name: PROGRAM,
    origin: PROGRAM,
    creatingUserGUID: user,
    creationDateTime: dateTime(context.writtenAt),
  }
  const users = element('Users', {}, [element('User', { guid: user, name: PROGRAM })])
  const all = sources.map(({ xml }) => xml)
  const children = all.length ? [users, element('Sources', {}, all)] : [users]
  return xmlDocument(element('Project', attributes, children))
}

/**
 * REFI-QDA project 1.0 with all transcripts: text sources, or with audio given, audio sources with
 * a transcript and sync points. The name of the project and its user is the program's.
 */
export const qdpx = studyExporter({
  id: 'qdpx',
  extension: 'qdpx',
  mediaType: 'application/zip',
  title: { es: 'Proyecto REFI-QDA', en: 'REFI-QDA project' },
  for: ['NVivo', 'ATLAS.ti', 'MAXQDA', 'QualCoder', 'Dedoose', 'Quirkos'],
  scope: 'study',
  write: async (transcripts, audio, context) => {
    const user = context.newGuid()
    const sources = transcripts.map((transcript, i) => {
      const sound = audio[i]
      return sound
        ? audioSource(transcript, sound, user, context)
        : textSource(transcript, user, context)
    })
    const qde = { path: 'project.qde', bytes: utf8(project(sources, user, context)) }
    return zipped([qde, ...sources.flatMap(({ parts }) => parts)])
  },
})
