import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

/** What keeps speech from being made here; null if nothing does. */
export const speechMissing: string | null = has('espeak-ng')
  ? has('sox')
    ? null
    : 'sox'
  : 'espeak-ng'

export interface Line {
  /** An espeak-ng voice, e.g. `es-419+f2`. */
  readonly voice: string
  readonly text: string
}

/** Lets espeak-ng say the lines one after the other into a wav file, half a second apart. */
export function speak(folder: string, name: string, lines: readonly Line[]): string {
  const parts = lines.map(({ voice, text }, i) => {
    const raw = join(folder, `${name}-${i}.wav`)
    const padded = join(folder, `${name}-${i}-pad.wav`)
    execFileSync('espeak-ng', ['-v', voice, '-w', raw, text])
    execFileSync('sox', [raw, padded, 'pad', '0', '0.5'])
    return padded
  })
  const whole = join(folder, `${name}.wav`)
  execFileSync('sox', [...parts, whole])
  return whole
}
