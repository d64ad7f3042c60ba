import { seeded, type SoundMaker } from './sound-files.ts'

/** A file that went wrong in some way; the same each time for the same number. */
export interface Mutant {
  readonly name: string
  readonly bytes: Buffer
}

const BASES: readonly (readonly [name: string, options: string])[] = [
  ['s16.wav', '-c:a pcm_s16le'],
  ['extensible.wav', '-c:a pcm_s24le -ac 4'],
  ['rf64.wav', '-rf64 always'],
  ['sound.w64', ''],
  ['sound.aiff', ''],
  ['sound.caf', ''],
  ['sound.au', '-c:a pcm_s16be'],
  ['vbr.mp3', '-q:a 6'],
  ['aac.m4a', '-c:a aac'],
  ['fragments.mp4', '-c:a aac -movflags frag_keyframe+empty_moov'],
  ['bare.aac', '-c:a aac'],
  ['alac.m4a', '-c:a alac'],
  ['vorbis.ogg', '-c:a libvorbis'],
  ['sound.opus', '-c:a libopus'],
  ['sound.flac', ''],
  ['opus.webm', '-c:a libopus'],
  ['aac.mkv', '-c:a aac'],
  ['pcm.mov', '-c:a pcm_s16le'],
]

type Random = () => number
type Mutate = (bytes: Buffer, random: Random) => Buffer

const HEADER_BYTES = 600
const below = (random: Random, limit: number) => Math.floor(random() * limit)

function changed(bytes: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes)
  change(copy)
  return copy
}

/** Writes `value` over each place where the number `found` stands in 16 or 32 bits. */
const replaceNumber = (bytes: Buffer, found: number, value: number): Buffer =>
  changed(bytes, (copy) => {
    for (let at = 0; at + 4 <= Math.min(copy.length, 2_000); at++) {
      if (copy.readUInt32LE(at) === found) copy.writeUInt32LE(value, at)
      else if (copy.readUInt32BE(at) === found) copy.writeUInt32BE(value, at)
      else if (copy.readUInt16BE(at) === found) copy.writeUInt16BE(value & 0xffff, at)
    }
  })

/** What may happen to a file, by name. */
const MUTATIONS: Readonly<Record<string, Mutate>> = {
  cut: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'cut in its head': (bytes, random) => bytes.subarray(0, below(random, HEADER_BYTES)),
  'flipped bytes': (bytes, random) =>
    changed(bytes, (copy) => {
      for (let n = 0; n < 8; n++) copy[below(random, HEADER_BYTES)] = below(random, 256)
    }),
  'flipped bytes all over': (bytes, random) =>
    changed(bytes, (copy) => {
      for (let n = 0; n < 60; n++) copy[below(random, copy.length)] = below(random, 256)
    }),
  'a block of zeros': (bytes, random) =>
    changed(bytes, (copy) => {
      const start = below(random, copy.length)
      copy.fill(0, start, start + below(random, copy.length - start))
    }),
  'a huge number': (bytes, random) =>
    changed(bytes, (copy) => copy.writeUInt32BE(0xffff_ffff, 4 * below(random, HEADER_BYTES / 4))),
  'a large number': (bytes, random) =>
    changed(bytes, (copy) => copy.writeUInt32BE(0x7fff_fff0, below(random, HEADER_BYTES))),
  'no number': (bytes, random) =>
    changed(bytes, (copy) => copy.writeUInt32BE(0, below(random, HEADER_BYTES))),
  'rate 0': (bytes) => replaceNumber(bytes, 44_100, 0),
  'a rate that lies': (bytes) => replaceNumber(bytes, 44_100, 0xffff_ffff),
  'garbage after it': (bytes, random) =>
    Buffer.concat([bytes, Buffer.from(Array.from({ length: 5_000 }, () => below(random, 256)))]),
  'garbage before it': (bytes, random) =>
    Buffer.concat([Buffer.from(Array.from({ length: 50 }, () => below(random, 256))), bytes]),
  'itself again': (bytes) => Buffer.concat([bytes, bytes]),
  empty: () => Buffer.alloc(0),
}

const EXTENSIONS = ['wav', 'mp3', 'm4a', 'ogg', 'flac', 'txt', 'jpg']

/** `count` broken files of every kind in turn, from short recordings made by ffmpeg. */
export function makeMutants(maker: SoundMaker, count: number): readonly Mutant[] {
  const bases = BASES.map(([name, options]) => ({ name, bytes: maker.ffmpeg(name, options) }))
  const kinds = Object.entries(MUTATIONS)
  return Array.from({ length: count }, (_, number) => {
    const random = seeded(number)
    const base = bases[number % bases.length]
    const [kind, mutate] = kinds[Math.floor(number / bases.length) % kinds.length] ?? []
    if (!base || !kind || !mutate) throw new Error('there is nothing to mutate')
    const extension = EXTENSIONS[below(random, EXTENSIONS.length)]
    const name = `${number} ${base.name}, ${kind}.${extension}`
    return { name, bytes: mutate(base.bytes, random) }
  })
}
