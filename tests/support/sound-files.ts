import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** What keeps sound files from being made here; null if nothing does. */
export const soundMissing: string | null = has('ffmpeg') ? (has('sox') ? null : 'sox') : 'ffmpeg'

/** The rate of the sound that files are made of. */
export const RATE_HZ = 44_100
const CLICK_S = 0.02
const CLICK_HZ = 900

/** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A wav file of faint noise with loud clicks of 20 ms that begin at these times. */
export function clickWav(seconds: number, clicksS: readonly number[]): Buffer {
  const random = seeded(1)
  const samples = Math.round(seconds * RATE_HZ)
  const wav = Buffer.alloc(44 + samples * 2)
  wav.write('RIFF\0\0\0\0WAVEfmt ', 'latin1')
  wav.writeUInt32LE(wav.length - 8, 4)
  wav.set([16, 0, 0, 0, 1, 0, 1, 0], 16)
  wav.writeUInt32LE(RATE_HZ, 24)
  wav.writeUInt32LE(RATE_HZ * 2, 28)
  wav.set([2, 0, 16, 0], 32)
  wav.write('data', 36)
  wav.writeUInt32LE(samples * 2, 40)
  for (let at = 0; at < samples; at++) {
    wav.writeInt16LE(Math.round((random() - 0.5) * 1_800), 44 + at * 2)
  }
  for (const clickS of clicksS) {
    const first = Math.round(clickS * RATE_HZ)
    for (let at = 0; at < CLICK_S * RATE_HZ; at++) {
      const up = Math.floor((at * CLICK_HZ * 2) / RATE_HZ) % 2 === 0
      wav.writeInt16LE(up ? 26_000 : -26_000, 44 + (first + at) * 2)
    }
  }
  return wav
}

/** Makes files of one sound in one folder, by ffmpeg or sox. */
export type SoundMaker = ReturnType<typeof soundMaker>

export function soundMaker(folder: string, source: Buffer) {
  const input = join(folder, 'source.wav')
  writeFileSync(input, source)
  return {
    /** The file `name` made by ffmpeg with these options, separated by spaces. */
    ffmpeg(name: string, options: string, from = input): Buffer {
      const out = join(folder, name)
      const args = options === '' ? [] : options.split(' ')
      execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', from, ...args, '-map_metadata', '-1', out])
      return readFileSync(out)
    },
    sox(name: string, options: string): Buffer {
      const out = join(folder, name)
      execFileSync('sox', ['-V1', input, ...options.split(' '), out])
      return readFileSync(out)
    },
    path: (name: string): string => {
      const path = join(folder, name)
      if (!existsSync(path)) throw new Error(`${name} was not made`)
      return path
    },
  }
}
