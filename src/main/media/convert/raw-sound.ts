import { expandG711, type Law } from '../../../core/audio/g711.ts'
import type { Readable } from './byte-window.ts'
import type { SoundStream } from './sound-stream.ts'

/** How a file's samples are written. */
export type Encoding =
  | { readonly kind: 'int' | 'float'; readonly bytes: number; readonly bigEndian: boolean }
  | { readonly kind: 'uint8' }
  | { readonly kind: Law }

/** Uncompressed sound in some container: where it lies, and how it is written. */
export interface RawSound {
  readonly dataStart: number
  readonly dataBytes: number
  readonly sampleRateHz: number
  readonly channels: number
  readonly encoding: Encoding
}

const BLOCK_FRAMES = 1 << 15

type Convert = (bytes: Uint8Array) => Uint8Array

/** Turns the bytes of each sample round, into a copy. */
const reversed =
  (width: number): Convert =>
  (bytes) => {
    const out = new Uint8Array(bytes.length)
    for (let at = 0; at < out.length; at++) {
      out[at] = bytes[at - (at % width) + width - 1 - (at % width)] ?? 0
    }
    return out
  }

const toUnsigned: Convert = (bytes) => bytes.map((byte) => byte ^ 0x80)

const doubleToFloat =
  (littleEndian: boolean): Convert =>
  (bytes) => {
    const from = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const to = new DataView(new ArrayBuffer(bytes.length / 2))
    for (let at = 0; at < to.byteLength; at += 4) {
      to.setFloat32(at, from.getFloat64(at * 2, littleEndian), true)
    }
    return new Uint8Array(to.buffer)
  }

const INTS = { 2: 'int16', 3: 'int24', 4: 'int32' } as const

/** How samples become those of a wav file. `bytes` is the size of one as it was. */
export interface SampleConversion {
  readonly bytes: number
  readonly sample: SoundStream['sample']
  readonly convert: Convert
}

const asIs: Convert = (bytes) => bytes

function convertFloats(bytes: number, bigEndian: boolean): SampleConversion | null {
  const swapped = bigEndian ? reversed(4) : asIs
  const converts: Readonly<Record<number, Convert>> = { 4: swapped, 8: doubleToFloat(!bigEndian) }
  const convert = converts[bytes]
  return convert ? { bytes, sample: 'float32', convert } : null
}

function convertInts(bytes: number, bigEndian: boolean): SampleConversion | null {
  if (bytes === 1) return { bytes, sample: 'uint8', convert: toUnsigned }
  if (bytes !== 2 && bytes !== 3 && bytes !== 4) return null
  return { bytes, sample: INTS[bytes], convert: bigEndian ? reversed(bytes) : asIs }
}

/** Null for what is written in no way we know. */
export function convertSamples(encoding: Encoding): SampleConversion | null {
  switch (encoding.kind) {
    case 'uint8':
      return { bytes: 1, sample: 'uint8', convert: asIs }
    case 'alaw':
    case 'ulaw':
      return { bytes: 1, sample: 'int16', convert: (data) => expandG711(encoding.kind, data) }
    case 'float':
      return convertFloats(encoding.bytes, encoding.bigEndian)
    case 'int':
      return convertInts(encoding.bytes, encoding.bigEndian)
  }
}

/** The sound as PCM that a wav file takes; null where it is written in no way we know. */
export function streamRaw(file: Readable, raw: RawSound): SoundStream | null {
  const conversion = convertSamples(raw.encoding)
  if (conversion === null) return null
  const frameBytes = conversion.bytes * raw.channels
  const frames = Math.floor(Math.min(raw.dataBytes, file.size - raw.dataStart) / frameBytes)
  const end = raw.dataStart + frames * frameBytes
  const { sampleRateHz, channels } = raw
  return {
    ...{ sampleRateHz, channels, frames, sample: conversion.sample },
    async *blocks() {
      for (let at = raw.dataStart; at < end; at += BLOCK_FRAMES * frameBytes) {
        const bytes = await file.read(at, Math.min(end, at + BLOCK_FRAMES * frameBytes))
        yield conversion.convert(bytes)
      }
    },
  }
}
