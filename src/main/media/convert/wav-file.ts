import { SAMPLE_BYTES, type SoundStream } from './sound-stream.ts'

const FORMAT_PCM = 1
const FORMAT_FLOAT = 3
const HEADER_BYTES = 80
/** Sizes beyond this stand in `ds64` (EBU Tech 3306); the chunk's own is all ones. */
const MAX_UINT32 = 0xffff_ffff
const PAD_BYTES = 1 << 16

/** The start of a wav file. A `JUNK` or `ds64` chunk comes first, so that both kinds are as long. */
function header({ sampleRateHz, channels, sample }: SoundStream, dataBytes: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  const isLarge = HEADER_BYTES + dataBytes > MAX_UINT32
  const put = (at: number, text: string) =>
    bytes.set(
      Array.from(text, (letter) => letter.charCodeAt(0)),
      at,
    )
  const frameBytes = SAMPLE_BYTES[sample] * channels
  put(0, isLarge ? 'RF64' : 'RIFF')
  view.setUint32(4, isLarge ? MAX_UINT32 : HEADER_BYTES - 8 + dataBytes, true)
  put(8, isLarge ? 'WAVEds64' : 'WAVEJUNK')
  view.setUint32(16, 28, true)
  if (isLarge) {
    view.setBigUint64(20, BigInt(HEADER_BYTES - 8 + dataBytes), true)
    view.setBigUint64(28, BigInt(dataBytes), true)
  }
  put(48, 'fmt ')
  view.setUint32(52, 16, true)
  view.setUint16(56, sample === 'float32' ? FORMAT_FLOAT : FORMAT_PCM, true)
  view.setUint16(58, channels, true)
  view.setUint32(60, sampleRateHz, true)
  view.setUint32(64, sampleRateHz * frameBytes, true)
  view.setUint16(68, frameBytes, true)
  view.setUint16(70, SAMPLE_BYTES[sample] * 8, true)
  put(72, 'data')
  view.setUint32(76, isLarge ? MAX_UINT32 : dataBytes, true)
  return bytes
}

/** The bytes of a wav file. Memory is that of one block, however long the sound. */
export async function* wavFile(sound: SoundStream): AsyncIterable<Uint8Array> {
  const dataBytes = sound.frames * sound.channels * SAMPLE_BYTES[sound.sample]
  yield header(sound, dataBytes)
  let left = dataBytes
  for await (const block of sound.blocks()) {
    const piece = block.subarray(0, left)
    if (piece.length > 0) yield piece
    left -= piece.length
    if (left === 0) return
  }
  const silence = new Uint8Array(PAD_BYTES).fill(sound.sample === 'uint8' ? 128 : 0)
  for (; left > 0; left -= Math.min(left, PAD_BYTES)) yield silence.subarray(0, left)
}
