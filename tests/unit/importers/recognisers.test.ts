import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isRoleName } from '../../../src/core/deid/names.ts'
import {
  decodeText,
  JSON_IMPORTERS,
  readTranscript,
  type ImportedSegment,
} from '../../../src/core/importers/index.ts'
import { parseJson } from '../../../src/core/importers/json.ts'
import { expectSound } from '../../support/imported.ts'
import { sharedFolder } from '../../support/shared.ts'

const bytesOf = (url: URL): string => decodeText(new Uint8Array(readFileSync(url))) ?? ''
const fixture = (name: string): string =>
  bytesOf(new URL(`../../fixtures/import/${name}`, import.meta.url))

function read(text: string) {
  const result = readTranscript(text)
  if (!result.ok) throw new Error(result.error)
  expectSound(result.value)
  return result.value
}

const importerOf = (text: string): string | undefined => {
  const json = parseJson(text)
  return json?.ok ? JSON_IMPORTERS.find((one) => one.detect(json.value))?.id : undefined
}

/** A segment as speaker, times and text. */
const lineOf = ({ speaker, startMs, endMs, text }: ImportedSegment) => [
  speaker,
  startMs,
  endMs,
  text,
]
/** The words as they stand in the text, with what is known of each. */
const wordsIn = ({ text, words = [] }: ImportedSegment) =>
  words.map(({ start, end, startMs, endMs, confidence }) => [
    text.slice(start, end),
    startMs,
    endMs,
    confidence,
  ])

const ASKED = '¿Cómo llegó aquí?'
const [CAME, RAIN] = ['Caminando: no había camión.', 'Y con lluvia.']
const SAID = `${CAME} ${RAIN}`
const ASKED_WORDS = [
  ['¿Cómo', 500, 900, 0.98],
  ['llegó', 900, 1300, 0.97],
  ['aquí?', 1300, 1800, 0.99],
]
const SAID_WORDS = [
  ['Caminando:', 4000, 4700, 0.9],
  ['no', 4800, 5000, 0.95],
  ['había', 5000, 5300, 0.93],
  ['camión.', 5300, 5900, 0.8],
  ['Y', 6100, 6200, 0.7],
  ['con', 6200, 6400, 0.88],
  ['lluvia.', 6400, 7000, 0.91],
]
const ALL_WORDS = [...ASKED_WORDS, ...SAID_WORDS]

type Words = readonly (readonly unknown[])[]
const unsure = (words: Words): Words => words.map(([text, start, end]) => [text, start, end, null])
const bare = (words: Words): Words =>
  words.map(([text, ...rest]) => [String(text).replace(/^¿|[?:.]$/g, ''), ...rest])

/** The talk as two segments with times of their own. */
const asSegments = (first: string | null, second: string | null) => [
  [first, 0, 4000, ASKED],
  [second, 4000, 7000, SAID],
]
/** The talk as utterances, which last as long as their words. */
const asTurns = (first: string | null, second: string | null) => [
  [first, 500, 1800, ASKED],
  [second, 4000, 7000, SAID],
]
/** The talk as a word list is cut. */
const asWords = (first: string | null, second: string | null) => [
  [first, 500, 1800, ASKED],
  [second, 4000, 5900, CAME],
  [second, 6100, 7000, RAIN],
]

describe('the same talk, from each recogniser', () => {
  test.each<[string, string, unknown[][], Words]>([
    ['whisper.json', 'whisper', asSegments(null, null), ALL_WORDS],
    ['openai-verbose.json', 'whisper', asSegments(null, null), unsure(bare(ALL_WORDS))],
    ['openai-words.json', 'whisper', asWords(null, null), unsure(ALL_WORDS)],
    ['openai-diarized.json', 'whisper', asSegments('A', 'B'), []],
    ['whisper-cpp.json', 'whisper-cpp', asSegments('Speaker 0', 'Speaker 1'), ALL_WORDS],
    [
      'whisperx.json',
      'whisperx',
      asTurns('SPEAKER_00', 'SPEAKER_01'),
      ALL_WORDS.filter(([text]) => text !== 'no'),
    ],
    ['faster-whisper.json', 'faster-whisper', asSegments(null, null), ALL_WORDS],
    ['faster-whisper-tuples.json', 'faster-whisper', asSegments(null, null), ALL_WORDS],
    ['faster-whisper.jsonl', 'faster-whisper', asSegments(null, null), []],
    ['whisper-timestamped.json', 'whisper-timestamped', asSegments(null, null), ALL_WORDS],
    ['aws-transcribe.json', 'aws-transcribe', asWords('Speaker 0', 'Speaker 1'), ALL_WORDS],
    ['aws-channels.json', 'aws-transcribe', asWords('Channel 1', 'Channel 0'), ALL_WORDS],
    ['google-speech.json', 'google-speech', asWords('Speaker 1', 'Speaker 2'), ALL_WORDS],
    ['azure-batch.json', 'azure-speech', asSegments('Speaker 1', 'Speaker 2'), bare(ALL_WORDS)],
    [
      'azure-channels.json',
      'azure-speech',
      asSegments('Channel 1', 'Channel 0'),
      unsure(ALL_WORDS),
    ],
    ['deepgram.json', 'deepgram', asWords('Speaker 0', 'Speaker 1'), ALL_WORDS],
    ['deepgram-utterances.json', 'deepgram', asTurns('Speaker 0', 'Speaker 1'), ALL_WORDS],
    ['assemblyai.json', 'assemblyai', asTurns('A', 'B'), ALL_WORDS],
    ['assemblyai-words.json', 'assemblyai', asWords(null, null), ALL_WORDS],
    ['bbc-kaldi.json', 'bbc-kaldi', asWords('S0', 'S1'), ALL_WORDS],
  ])('%s', (name, id, segments, words) => {
    const text = fixture(name)
    const transcript = read(text)
    expect(importerOf(text)).toBe(id)
    expect(transcript.segments.map(lineOf)).toEqual(segments)
    expect(transcript.segments.flatMap(wordsIn)).toEqual(words)
    expect(transcript.speakers.every(isRoleName)).toBe(true)
  })

  test('google-speech-v2.json: a first word without a start begins at zero', () => {
    const { segments } = read(fixture('google-speech-v2.json'))
    expect(segments.map(lineOf)).toEqual([[null, 0, 4000, ASKED]])
    expect(segments.flatMap(wordsIn)[0]).toEqual(['¿Cómo', 0, 900, null])
  })

  test('otranscribe.otr: stamps are starts, names before a colon speakers', () => {
    const transcript = read(fixture('otranscribe.otr'))
    const text = `${CAME}\n${RAIN}`
    expect(transcript.segments.map(lineOf)).toEqual([
      ['Entrevistadora', 0, 4000, ASKED],
      ['P01', 4000, 4000 + text.length * 67, text],
    ])
  })

  test('noscribe.html: anchors with times; names from the text, overlaps, pauses, no scripts', () => {
    expect(read(fixture('noscribe.html')).segments.map(lineOf)).toEqual([
      ['Entrevistadora', 500, 1800, ASKED],
      ['S01', 4000, 6100, `${CAME} (.)`],
      ['Entrevistadora', 6000, 6050, 'Ajá.'],
      ['S01', 6100, 7000, 'Y con lluvia & frío.'],
      [null, 7000, 9000, '(2 seconds pause)'],
    ])
  })
})

test('noScribe: a paragraph that was parted by hand begins with no name', () => {
  const anchor = (start: number, text: string) =>
    `<p><a name="ts_${start}_${start}_S00">${text}</a>`
  const page = `<html><p>Transcribed with noScribe</p>${anchor(1, 'Eva: hola')}${anchor(2, 'Dijo: ven')}`
  expect(
    read(`${page}${anchor(3, 'Eva: y fui')}${anchor(4, 'y ya')}`).segments.map(lineOf),
  ).toEqual([
    ['Eva', 1, 1, 'hola'],
    ['Eva', 2, 2, 'Dijo: ven'],
    ['Eva', 3, 3, 'y fui'],
    ['Eva', 4, 4, 'y ya'],
  ])
})

describe('a list of words', () => {
  const cut = (...words: readonly [string, number, number, string?][]) =>
    read(
      JSON.stringify({
        audio_url: '',
        words: words.map(([text, start, end, speaker]) => ({ text, start, end, speaker })),
      }),
    ).segments.map(({ text }) => text)

  test('is cut after pauses of over a second, not shorter ones', () => {
    expect(cut(['uno', 0, 100], ['dos', 1100, 1200], ['tres', 2201, 2300])).toEqual([
      'uno dos',
      'tres',
    ])
  })
  test('is not cut after abbreviations, initials or before a lower case letter', () => {
    expect(cut(['La', 0, 1], ['Dra.', 1, 2], ['M.', 2, 3], ['Luz', 3, 4])).toHaveLength(1)
    expect(cut(['EE.UU.', 0, 1], ['México', 1, 2], ['o...', 2, 3], ['no', 3, 4])).toHaveLength(1)
    expect(cut(['Ya.', 0, 1], ['¿No?', 1, 2], ['«Sí.»', 2, 3], ['Bien', 3, 4])).toHaveLength(4)
  })
  test('is cut where nobody makes an end', () => {
    const words = Array.from({ length: 450 }, (): [string, number, number] => ['y', 0, 0])
    expect(cut(...words)).toHaveLength(3)
  })
})

describe('words where they stand in the text', () => {
  const words = (text: string, ...said: readonly string[]) =>
    wordsIn(
      read(
        JSON.stringify({
          segments: [
            { start: 0, end: 9, text, words: said.map((word) => ({ word, start: 1, end: 2 })) },
          ],
        }),
      ).segments[0] ?? { speaker: null, startMs: null, endMs: null, text: '' },
    ).map(([word]) => word)

  test('whatever their case, without what is written otherwise', () => {
    expect(words('Vino el Sr. Ruiz a las 9.', 'vino', 'el', 'señor', 'ruiz', 'a', 'las')).toEqual([
      'Vino',
      'el',
      'Ruiz',
      'a',
      'las',
    ])
  })
  test('whole, not inside of another', () => {
    expect(words('Era una casa a medias', 'era', 'a', 'medias')).toEqual(['Era', 'a', 'medias'])
  })
  test('composed, as the text is', () => {
    expect(words('Cami\u006f\u0301n azul', 'Camio\u0301n', 'azul')).toEqual(['Camión', 'azul'])
  })
})

describe('what is odd', () => {
  const segment = (fields: object) => JSON.stringify({ segments: [{ text: 'hola', ...fields }] })
  test.each([
    [{ start: -5, end: 2 }, 0, 2000],
    [{ start: 1, end: 1e308 }, 1000, 360_000_000],
    [{ start: 3, end: 2 }, 3000, 3000],
    [{ start: 1.5, end: 'x' }, 1500, 2500],
    [{ start: '1.25', end: '2' }, 1250, 2000],
  ])('times %j', (fields, startMs, endMs) => {
    expect(read(segment(fields)).segments).toMatchObject([{ startMs, endMs }])
  })
  test('NaN and Infinity of Python are nothing, but stay in what was said', () => {
    const text = '{"segments": [{"start": NaN, "end": -Infinity, "text": "NaN \\"NaN", "p": NaN}]}'
    expect(read(text).segments.map(lineOf)).toEqual([[null, null, null, 'NaN "NaN']])
  })
  test('what has no times is read without them', () => {
    const timeless = [[null, null, null, 'hola']]
    const texts = [
      segment({}),
      '{"text": "hola", "segments": []}',
      '{"results": {"transcripts": [{"transcript": "hola"}]}}',
      '{"results": [{"alternatives": [{"transcript": "hola"}]}]}',
      '{"combinedPhrases": [{"text": "hola"}], "phrases": []}',
      '{"results": {"channels": [{"alternatives": [{"transcript": "hola"}]}]}}',
      '{"audio_url": "", "text": "hola", "words": null}',
    ]
    for (const text of texts) expect(read(text).segments.map(lineOf)).toEqual(timeless)
  })
  test('overlapping segments stay as they are', () => {
    const text = JSON.stringify({
      segments: [
        { start: 0, end: 5, text: 'uno', speaker: 'SPEAKER_00' },
        { start: 3, end: 4, text: 'dos', speaker: 'SPEAKER_01' },
      ],
    })
    expect(read(text).segments).toMatchObject([{ endMs: 5000 }, { startMs: 3000, endMs: 4000 }])
  })
  test.each([
    ['{"text": "", "segments": [], "language": "en"}', 'file-empty'],
    ['{"recognizedPhrases": []}', 'file-empty'],
    ['{"segments": [{"start"', 'file-broken'],
    ['{"a": 1}', 'file-unsupported'],
    ['[]', 'file-unsupported'],
    ['{"__proto__": {"segments": [{"start": 0, "text": "a"}]}}', 'file-unsupported'],
    ['<!doctype html><p>Transcribed with noScribe</p>', 'file-empty'],
  ])('%s', (text, error) => expect(readTranscript(text)).toEqual({ ok: false, error }))

  test('a plain transcript that begins as a list would is plain', () => {
    expect(read('[00:01] Luz: hola\n[00:02] Eva: sí').speakers).toEqual(['Luz', 'Eva'])
  })
})

describe('real files', () => {
  const folder = sharedFolder('samples')
  const sample = (name: string) => bytesOf(new URL(`file://${folder}${name}`))
  const there = (name: string) => test.skipIf(!existsSync(`${folder}${name}`))

  there('amazon-todayinfocuswords.sample.json')('Amazon: a list of items', () => {
    const { segments } = read(sample('amazon-todayinfocuswords.sample.json'))
    expect(segments.map(lineOf)).toEqual([
      ['Speaker 0', 8650, 8980, 'one'],
      ['Speaker 1', 8980, 9150, 'of the'],
      ['Speaker 0', 9150, 9760, 'worst'],
    ])
  })
  there('bbcKaldiSpeakerSegments.sample.json')('BBC Kaldi: speakers alone say nothing', () => {
    const text = sample('bbcKaldiSpeakerSegments.sample.json')
    expect(importerOf(text)).toBe('bbc-kaldi')
    expect(readTranscript(text)).toEqual({ ok: false, error: 'file-empty' })
  })
  there('made-from-export.js.otr')('oTranscribe', () => {
    const { segments } = read(sample('made-from-export.js.otr'))
    expect(segments.map(lineOf)).toEqual([
      ['Interviewer', 0, 4500, 'Hello there.'],
      ['P01', 4500, 4500 + 18 * 67, 'Hi, I am [NAME_1].'],
    ])
  })
})
