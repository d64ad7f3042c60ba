#!/usr/bin/env node
// Rebuilds the sample study: speaks resources/sample/script.json, writes the recordings, and writes
// sample.json with the times measured in them. Needs espeak-ng and ffmpeg. usage: build-sample.mjs
//
// Marks in a line of the script:
//   [[CATEGORY:text]]          an identifier that nobody has decided on yet
//   [[+CATEGORY#entity:text]]  an identifier, accepted as a mention of that entity
//   [[-CATEGORY#entity:text]]  a false hit, rejected; no identifier
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SAMPLE_DIR = fileURLToPath(new URL('../resources/sample/', import.meta.url))
const MARK = /\[\[([+-]?)([A-Z]+)(?:#(\w+))?:([^\]]+)\]\]/g
const STATUS = { '+': 'accepted', '-': 'rejected' }

/** What espeak-ng writes. */
const RATE_HZ = 22050
const SPEECH_RMS = 0.09
const PEAK_LIMIT = 0.85
const SILENCE_LEVEL = 0.004
const ROOM_TONE_RMS = 0.0009
const LEAD_MS = 900
const TAIL_MS = 1500

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function seededRandom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The plain text of a script line and its marks, with UTF-16 offsets into that text. */
function parseLine(source) {
  let text = ''
  let last = 0
  const marks = []
  for (const match of source.matchAll(MARK)) {
    const [whole, sign, category, entity, content] = match
    text += source.slice(last, match.index)
    marks.push({ start: text.length, end: text.length + content.length, category, entity, sign })
    text += content
    last = match.index + whole.length
  }
  return { text: text + source.slice(last), marks }
}

/** What the voice says for a text: no stage notes, and identifiers as a person would say them. */
function spokenText(text, sounds) {
  const written = Object.keys(sounds).sort((a, b) => b.length - a.length)
  const voiced = written.reduce((said, word) => said.replaceAll(word, sounds[word]), text)
  return voiced.replace(/\([^)]*\)/g, ' ').trim()
}

/** The samples of a mono 16-bit WAV, from -1 to 1. */
function readWav(bytes) {
  let offset = 12
  while (bytes.toString('latin1', offset, offset + 4) !== 'data') {
    offset += 8 + bytes.readUInt32LE(offset + 4)
  }
  const length = Math.min(bytes.readUInt32LE(offset + 4), bytes.length - offset - 8) >> 1
  return Float32Array.from({ length }, (_, i) => bytes.readInt16LE(offset + 8 + i * 2) / 32768)
}

function writeWav(samples) {
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + samples.length * 2, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(RATE_HZ, 24)
  bytes.writeUInt32LE(RATE_HZ * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, i) => bytes.writeInt16LE(Math.round(sample * 32767), 44 + i * 2))
  return bytes
}

/** A line as one voice says it: without the silence around it, at the speaker's own level. */
function speak(text, speaker, workDir) {
  const wav = join(workDir, 'line.wav')
  const { voice, pitch, wordsPerMinute, levelDb } = speaker
  const options = ['-v', voice, '-p', String(pitch), '-s', String(wordsPerMinute), '-w', wav]
  execFileSync('espeak-ng', options, { input: text })
  const samples = readWav(readFileSync(wav))
  const heard = (sample) => Math.abs(sample) > SILENCE_LEVEL
  const voiced = samples.subarray(samples.findIndex(heard), samples.findLastIndex(heard) + 1)
  if (voiced.length === 0) throw new Error(`${voice} said nothing`)
  const rms = Math.sqrt(voiced.reduce((sum, sample) => sum + sample ** 2, 0) / voiced.length)
  const gain = (SPEECH_RMS / rms) * 10 ** (levelDb / 20)
  return voiced.map((sample) => PEAK_LIMIT * Math.tanh((sample * gain) / PEAK_LIMIT))
}

/** The wait before a line: shorter when the same person goes on, longest after a question. */
function pauseMs(line, previous, random) {
  if (!previous) return LEAD_MS
  if (line.speaker === previous.speaker) return 320 + 260 * random()
  return (previous.text.endsWith('?') ? 620 : 420) + 480 * random()
}

/** Puts the lines one after another over the quiet hiss of a room. */
function mix(lines, random) {
  const samplesOf = (ms) => Math.round((ms / 1000) * RATE_HZ)
  let end = 0
  const starts = lines.map((line, i) => {
    const start = end + samplesOf(pauseMs(line, lines[i - 1], random))
    end = start + line.samples.length
    return start
  })
  let hiss = 0
  const mixed = Float32Array.from({ length: end + samplesOf(TAIL_MS) }, () => {
    hiss = 0.9 * hiss + 0.1 * (random() * 2 - 1)
    return hiss * ROOM_TONE_RMS * 8
  })
  lines.forEach((line, i) =>
    line.samples.forEach((sample, at) => {
      mixed[starts[i] + at] += sample
    }),
  )
  return { mixed, starts }
}

/** Opus in Ogg, mono, about 22 kbit/s; no date, encoder name or random serial number inside. */
function encode(samples, file, workDir) {
  const wav = join(workDir, 'mixed.wav')
  writeFileSync(wav, writeWav(samples))
  const input = ['-v', 'error', '-y', '-i', wav, '-map_metadata', '-1']
  const exact = ['-fflags', '+bitexact', '-flags:a', '+bitexact']
  const codec = ['-c:a', 'libopus', '-b:a', '22k', '-vbr', 'on', '-application', 'voip', '-ac', '1']
  execFileSync('ffmpeg', [...input, ...codec, ...exact, '-f', 'ogg', file])
}

function buildRecording(recording, entityIds, workDir) {
  const { file, originalName, title, language, group, typed, sounds } = recording
  const random = seededRandom(recording.lines.length)
  const keys = Object.keys(recording.speakers)
  const lines = recording.lines.map(([key, source]) => {
    const { text, marks } = parseLine(source)
    const samples = speak(spokenText(text, sounds), recording.speakers[key], workDir)
    return { speaker: keys.indexOf(key), text, marks, samples }
  })
  const { mixed, starts } = mix(lines, random)
  encode(mixed, join(SAMPLE_DIR, file), workDir)

  const toMs = (sample) => Math.round((sample / RATE_HZ) * 1000)
  const typedLines = lines.slice(0, typed)
  const marks = typedLines.flatMap((line, segment) =>
    line.marks.map((mark) => ({ segment, ...mark })),
  )
  return {
    file,
    originalName,
    title,
    language,
    group,
    speakers: keys.map((key) => {
      const { name, participant } = recording.speakers[key]
      return { name, participant }
    }),
    segments: typedLines.map(({ speaker, text, samples }, i) => ({
      speaker,
      startMs: toMs(starts[i]),
      endMs: toMs(starts[i] + samples.length),
      text,
    })),
    mentions: marks
      .filter((mark) => mark.sign)
      .map(({ segment, start, end, category, entity, sign }) => {
        if (!entityIds.has(entity)) throw new Error(`no entity ${entity} in script.json`)
        return {
          segment,
          start,
          end,
          category,
          entity: entityIds.get(entity),
          status: STATUS[sign],
        }
      }),
    gold: marks
      .filter((mark) => mark.sign !== '-')
      .map(({ segment, start, end, category }) => ({ segment, start, end, category })),
  }
}

const script = JSON.parse(readFileSync(join(SAMPLE_DIR, 'script.json'), 'utf8'))
const workDir = mkdtempSync(join(tmpdir(), 'sample-'))
try {
  const entityIds = new Map(Object.keys(script.entities).map((key, i) => [key, `e${i + 1}`]))
  const study = {
    name: script.name,
    participants: script.participants,
    recordings: script.recordings.map((it) => buildRecording(it, entityIds, workDir)),
    entities: Object.entries(script.entities).map(([key, entity]) => ({
      id: entityIds.get(key),
      ...entity,
    })),
  }
  writeFileSync(join(SAMPLE_DIR, 'sample.json'), `${JSON.stringify(study, null, 2)}\n`)
} finally {
  rmSync(workDir, { recursive: true })
}
