/** Sound on its way to a wav file: little-endian PCM, channels interleaved, as many frames as it says. */
export interface SoundStream {
  readonly sampleRateHz: number
  readonly channels: number
  readonly sample: 'int16' | 'int24' | 'int32' | 'float32' | 'uint8'
  /** Samples a channel. What `blocks` gives beyond is cut, what it lacks is filled with silence. */
  readonly frames: number
  /** Each block holds whole frames. */
  readonly blocks: () => AsyncIterable<Uint8Array>
}

export const SAMPLE_BYTES: Readonly<Record<SoundStream['sample'], number>> = {
  uint8: 1,
  int16: 2,
  int24: 3,
  int32: 4,
  float32: 4,
}
