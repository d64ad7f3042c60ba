import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LABEL_EVERYTHING } from '../../../src/core/deid/policy.ts'
import { redact } from '../../../src/core/deid/redact.ts'
import { writeExport } from '../../../src/core/exporters/index.ts'
import { decodeText, IMPORTERS, readTranscript } from '../../../src/core/importers/index.ts'

const fixture = (name: string): string => {
  const bytes = readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url))
  return decodeText(new Uint8Array(bytes)) ?? ''
}
const ASKED = '¿Cómo llegó aquí?'
const SAID = 'Caminando: no había camión.\nY con lluvia.'
const untimed = { startMs: null, endMs: null }

describe('the same talk in each layout', () => {
  test.each([
    ['stamped.txt', { startMs: 0, endMs: 4000 }, { startMs: 4000, endMs: 4000 + 41 * 67 }],
    ['f4.txt', { startMs: 0, endMs: 4000 }, { startMs: 4000, endMs: 9500 }],
    ['atrain.txt', { startMs: 0, endMs: 4000 }, { startMs: 4000, endMs: 4000 + 41 * 67 }],
    ['plain.txt', untimed, untimed],
    ['latin.txt', untimed, untimed],
    ['voices.vtt', { startMs: 0, endMs: 4000 }, { startMs: 4000, endMs: 9500 }],
    ['named.srt', { startMs: 0, endMs: 4000 }, { startMs: 4000, endMs: 9500 }],
  ])('%s', (name, first, second) => {
    expect(readTranscript(fixture(name))).toEqual({
      ok: true,
      value: {
        speakers: ['Entrevistadora', 'P01'],
        segments: [
          { speaker: 'Entrevistadora', ...first, text: ASKED },
          { speaker: 'P01', ...second, text: SAID },
        ],
      },
    })
  })
})

describe('plain text', () => {
  const read = (text: string) => {
    const result = readTranscript(text)
    return result.ok ? result.value.segments.map((one) => [one.speaker, one.text]) : result.error
  }
  test('words before a colon are a speaker only if they come again', () => {
    expect(read('Luz: hola\nLe dije: ven.\nLuz: y vino\nAl fin')).toEqual([
      ['Luz', 'hola\nLe dije: ven.'],
      ['Luz', 'y vino\nAl fin'],
    ])
  })
  test('without names every line is a turn', () => {
    expect(read('uno\n\ndos\ntres')).toEqual([
      [null, 'uno'],
      [null, 'dos'],
      [null, 'tres'],
    ])
  })
  test('a time of day at the start of what is said stays', () => {
    expect(read('E: hola\n10:30 es tarde')).toEqual([['E', 'hola\n10:30 es tarde']])
  })
})

test('a note in WebVTT is no cue, even where it looks like one; a turn that says NOTE is', () => {
  const text = 'WEBVTT\n\nNOTE\n00:01.000 --> 00:02.000\nno\n\n00:03.000 --> 00:04.000\nNOTE this\n'
  expect(readTranscript(text)).toMatchObject({ value: { segments: [{ text: 'NOTE this' }] } })
})

describe('what is no transcript', () => {
  test.each([
    ['', 'file-empty'],
    [' \n\t', 'file-empty'],
    ['[00:00:01]', 'file-empty'],
    ['WEBVTT\n\nno cues', 'file-broken'],
    ['{"segments": []}', 'file-unsupported'],
    ['<?xml version="1.0"?><a/>', 'file-unsupported'],
  ])('%j', (text, error) => expect(readTranscript(text)).toEqual({ ok: false, error }))

  test('bytes that are no text', () => {
    expect(decodeText(Uint8Array.of(80, 75, 3, 4, 0, 0))).toBeNull()
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toBe('a')
  })
})

test('no importer throws or makes up text, whatever it reads', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'WEBVTT',
      '1',
      '00:00:01.000 --> 00:00:02.000',
      'P1: a',
      '#00:00:01-0#',
      '[00:01]',
      '<v',
      '',
    ),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const text = lines.join('\n')
      for (const importer of IMPORTERS) {
        const result = importer.read(text)
        if (!result.ok) continue
        for (const { startMs, endMs, speaker } of result.value.segments) {
          expect(startMs === null).toBe(endMs === null)
          expect((startMs ?? 0) <= (endMs ?? 0)).toBe(true)
          expect(speaker === null || result.value.speakers.includes(speaker)).toBe(true)
        }
      }
    }),
  )
})

test.each(['txt', 'vtt', 'srt'] as const)('what is exported as %s is read back', async (format) => {
  const words = fc.constantFrom(
    'hola',
    'pues sí',
    '—¿y?',
    'a & b',
    '<no>',
    '1 < 2',
    'todo',
    'ñandú',
  )
  const turn = fc.record({
    speaker: fc.constantFrom('E', 'P01', 'Usuaria 2'),
    said: fc.array(words, { minLength: 1 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 8 }), async (turns) => {
      const names = [...new Set(turns.map(({ speaker }) => speaker))]
      const segments = turns.map(({ speaker, said }, i) => ({
        id: `${i}`,
        speakerId: speaker,
        startMs: i * 2000,
        endMs: i * 2000 + 1500,
        text: said.join(' '),
      }))
      const speakers = names.map((name) => ({ id: name, name, participantId: null }))
      const transcript = {
        id: 't',
        title: 'T',
        language: 'es' as const,
        speakers,
        segments,
        mentions: [],
      }
      const policy = { language: 'es' as const, treatments: LABEL_EVERYTHING }
      const [file] = await writeExport(format, [redact(transcript, new Map(), policy)])
      const back = readTranscript(decodeText(file?.bytes ?? new Uint8Array()) ?? '')
      expect(back).toMatchObject({
        ok: true,
        value: {
          speakers: names,
          segments: segments.map(({ speakerId, startMs, text }) => ({
            speaker: speakerId,
            startMs,
            text,
          })),
        },
      })
    }),
  )
})
