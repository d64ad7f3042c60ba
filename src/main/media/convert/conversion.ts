import type { Readable } from './byte-window.ts'
import { mp4Head, type IndexedSound } from './mp4-head.ts'
import type { SoundStream } from './sound-stream.ts'
import { SAMPLE_BYTES } from './sound-stream.ts'
import { wavFile } from './wav-file.ts'

/** How a recording becomes a file that the audio element plays, with every time in its place. */
export interface Conversion {
  readonly durationMs: number
  /** About how many bytes there will be, for progress. */
  readonly bytes: number
  readonly run: () => AsyncIterable<Uint8Array>
}

const READ_BYTES = 1 << 20

async function* wholeFile(file: Readable): AsyncIterable<Uint8Array> {
  for (let at = 0; at < file.size; at += READ_BYTES) {
    yield await file.read(at, Math.min(file.size, at + READ_BYTES))
  }
}

/** The file with an index before it, or other `content` that the index is of. */
export function toIndexed(
  file: Readable,
  sound: IndexedSound,
  content: () => AsyncIterable<Uint8Array> = () => wholeFile(file),
): Conversion {
  return {
    durationMs: (sound.playedSamples * 1000) / sound.sampleRateHz,
    bytes: sound.fileBytes,
    async *run() {
      yield mp4Head(sound)
      yield* content()
    },
  }
}

/** The file as it is, where only a part of the imported one is taken. */
export const toCopy = (file: Readable, durationMs: number): Conversion => ({
  durationMs,
  bytes: file.size,
  run: () => wholeFile(file),
})

/** Sound as a wav file. */
export const toWav = (sound: SoundStream): Conversion => ({
  durationMs: (sound.frames * 1000) / sound.sampleRateHz,
  bytes: sound.frames * sound.channels * SAMPLE_BYTES[sound.sample],
  run: () => wavFile(sound),
})
