import { createBitReader, type BitReader } from './bit-reader.ts'

/**
 * Apple Lossless, decoded after the published description of its bit stream: packets of channel
 * elements, each an adaptive Golomb code over an adaptive linear prediction.
 */
export interface AlacConfig {
  /** Samples of a channel in a packet, but for the last. */
  readonly frameLength: number
  readonly bitDepth: 16 | 20 | 24 | 32
  readonly channels: number
  readonly sampleRateHz: number
  readonly rice: {
    readonly historyMult: number
    readonly initialHistory: number
    readonly limit: number
  }
}

const CONFIG_BYTES = 24
const MAX_FRAME_LENGTH = 1 << 16
const DEPTHS = [16, 20, 24, 32] as const

/** Reads the 24 bytes of the «magic cookie»; null where they can't be. */
export function parseAlacConfig(bytes: Uint8Array): AlacConfig | null {
  if (bytes.length < CONFIG_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const bitDepth = DEPTHS.find((depth) => depth === view.getUint8(5))
  const config = {
    frameLength: view.getUint32(0),
    channels: view.getUint8(9),
    sampleRateHz: view.getUint32(20),
    rice: {
      historyMult: view.getUint8(6),
      initialHistory: view.getUint8(7),
      limit: view.getUint8(8),
    },
  }
  const sound =
    config.frameLength > 0 &&
    config.frameLength <= MAX_FRAME_LENGTH &&
    [1, 2].includes(config.channels) &&
    config.sampleRateHz > 0
  return sound && bitDepth !== undefined ? { ...config, bitDepth } : null
}

const ELEMENT = { single: 0, pair: 1, lfe: 3, data: 4, fill: 6, end: 7 } as const
const MAX_PREFIX = 9
const UNIT = 512
const RUN_BELOW = 128
const MEAN_LIMIT = 0xffff

const wrap = (value: number, bits: number): number => (value << (32 - bits)) >> (32 - bits)

/** A number coded as a count of ones and `k` bits, or raw in `rawBits` where it is large. */
function golomb(reader: BitReader, k: number, rawBits: number): number {
  const ones = reader.countOnes(MAX_PREFIX)
  if (ones === MAX_PREFIX) return reader.read(rawBits)
  reader.skip(1)
  const base = ones * (2 ** k - 1)
  const head = reader.read(k - 1)
  if (head === 0) return base
  return base + head * 2 + reader.read(1) - 1
}

const bitLength = (value: number): number => 32 - Math.clz32(value)

/** The residuals of a channel: each with a parameter from the ones before, zeros as runs. */
function readResiduals(
  reader: BitReader,
  length: number,
  bits: number,
  config: AlacConfig['rice'] & { readonly factor: number },
): Int32Array {
  const out = new Int32Array(length)
  const rate = Math.floor((config.historyMult * config.factor) / 4)
  let history = config.initialHistory
  let afterRun = 0
  for (let at = 0; at < length;) {
    const k = Math.min(config.limit, bitLength((history >> 9) + 3) - 1)
    const coded = golomb(reader, k, bits)
    const value = coded + afterRun
    const half = Math.floor((value + 1) / 2)
    out[at++] = value % 2 === 0 ? half : -half
    history =
      coded > MEAN_LIMIT ? MEAN_LIMIT : history + rate * value - Math.floor((rate * history) / UNIT)
    afterRun = 0
    if (history >= RUN_BELOW || at >= length) continue
    const runK = Math.min(config.limit, Math.clz32(history) - 24 + Math.floor((history + 16) / 64))
    const run = golomb(reader, runK, 16)
    if (run > length - at) throw new RangeError('a run goes past the packet')
    at += run
    afterRun = run < MEAN_LIMIT ? 1 : 0
    history = 0
  }
  return out
}

/** Prediction by the sample before alone, in place. */
function integrate(samples: Int32Array, length: number, bits: number): void {
  for (let at = 1; at < length; at++) {
    samples[at] = wrap((samples[at] ?? 0) + (samples[at - 1] ?? 0), bits)
  }
}

/** Moves the coefficients towards what the residual says, as the encoder did. */
function adapt(
  out: Int32Array,
  at: number,
  coefficients: Int16Array,
  residual: number,
  shift: number,
): void {
  const order = coefficients.length
  const top = out[at - order - 1] ?? 0
  const sign = Math.sign(residual)
  let left = residual
  for (let k = order - 1; k >= 0 && left * sign > 0; k--) {
    const difference = top - (out[at - 1 - k] ?? 0)
    const direction = Math.sign(difference) * sign
    coefficients[k] = (coefficients[k] ?? 0) - direction
    left -= (order - k) * ((direction * difference) >> shift)
  }
}

/** Undoes the prediction, in place. */
function predict(out: Int32Array, coefficients: Int16Array, bits: number, shift: number): void {
  const order = coefficients.length
  if (order === 0) return
  integrate(out, Math.min(order + 1, out.length), bits)
  const half = shift === 0 ? 0 : 1 << (shift - 1)
  for (let at = order + 1; at < out.length; at++) {
    const top = out[at - order - 1] ?? 0
    let sum = half
    for (let k = 0; k < order; k++) {
      sum = (sum + Math.imul(coefficients[k] ?? 0, (out[at - 1 - k] ?? 0) - top)) | 0
    }
    const residual = out[at] ?? 0
    out[at] = wrap(residual + top + (sum >> shift), bits)
    adapt(out, at, coefficients, residual, shift)
  }
}

interface Prediction {
  readonly mode: number
  readonly shift: number
  readonly factor: number
  readonly coefficients: Int16Array
}

function readPrediction(reader: BitReader): Prediction {
  const mode = reader.read(4)
  const shift = reader.read(4)
  const factor = reader.read(3)
  const coefficients = Int16Array.from({ length: reader.read(5) }, () => reader.readSigned(16))
  return { mode, shift, factor, coefficients }
}

interface Header {
  readonly length: number
  readonly lowBits: number
  readonly isRaw: boolean
}

function readHeader(reader: BitReader, config: AlacConfig): Header {
  reader.skip(4 + 12)
  const isPartial = reader.read(1) === 1
  const lowBits = reader.read(2) * 8
  const isRaw = reader.read(1) === 1
  const length = isPartial ? reader.read(32) : config.frameLength
  if (length > config.frameLength || lowBits >= config.bitDepth) throw new RangeError('bad header')
  return { length, lowBits, isRaw }
}

type Channels = Int32Array[]

function readRaw(reader: BitReader, channels: number, length: number, bits: number): Channels {
  const out = Array.from({ length: channels }, () => new Int32Array(length))
  for (let at = 0; at < length; at++) {
    for (const channel of out) channel[at] = reader.readSigned(bits)
  }
  return out
}

/** Left and right of a middle and a side, in place. */
function unmix([left, right]: Channels, bits: number, weight: number): void {
  if (!left || !right || weight === 0) return
  for (let at = 0; at < left.length; at++) {
    const side = right[at] ?? 0
    const first = (left[at] ?? 0) + side - ((weight * side) >> bits)
    left[at] = first
    right[at] = first - side
  }
}

function appendLowBits(reader: BitReader, channels: Channels, bits: number): void {
  const length = channels[0]?.length ?? 0
  for (let at = 0; at < length; at++) {
    for (const channel of channels) {
      channel[at] = ((channel[at] ?? 0) << bits) | reader.read(bits)
    }
  }
}

function readCompressed(
  reader: BitReader,
  config: AlacConfig,
  channels: number,
  { length, lowBits }: Header,
): Channels {
  const bits = Math.min(32, config.bitDepth - lowBits + channels - 1)
  const [mixBits, mixWeight] = [reader.read(8), reader.readSigned(8)]
  const predictions = Array.from({ length: channels }, () => readPrediction(reader))
  const low = reader.from(reader.position())
  reader.skip(lowBits * length * channels)
  const out = predictions.map(({ mode, shift, factor, coefficients }) => {
    const samples = readResiduals(reader, length, bits, { ...config.rice, factor })
    if (mode !== 0) integrate(samples, length, bits)
    if (coefficients.length === 31) integrate(samples, length, bits)
    else predict(samples, coefficients, bits, shift)
    return samples
  })
  unmix(out, mixBits, mixWeight)
  if (lowBits > 0) appendLowBits(low, out, lowBits)
  return out
}

function skipData(reader: BitReader): void {
  reader.skip(4)
  const isAligned = reader.read(1) === 1
  const count = reader.read(8)
  const bytes = count === 255 ? count + reader.read(8) : count
  if (isAligned) reader.skip((8 - (reader.position() % 8)) % 8)
  reader.skip(bytes * 8)
}

function skipFill(reader: BitReader): void {
  const count = reader.read(4)
  reader.skip((count === 15 ? 14 + reader.read(8) : count) * 8)
}

function readElement(reader: BitReader, config: AlacConfig, channels: number): Channels {
  const header = readHeader(reader, config)
  return header.isRaw
    ? readRaw(reader, channels, header.length, config.bitDepth)
    : readCompressed(reader, config, channels, header)
}

/** The samples of a packet, one array a channel, in `bitDepth` bits. Throws on a damaged packet. */
export function decodeAlac(config: AlacConfig, packet: Uint8Array): Channels {
  const reader = createBitReader(packet)
  const out: Channels = []
  while (out.length < config.channels) {
    const element = reader.read(3)
    if (element === ELEMENT.single || element === ELEMENT.lfe) {
      out.push(...readElement(reader, config, 1))
    } else if (element === ELEMENT.pair) {
      out.push(...readElement(reader, config, 2))
    } else if (element === ELEMENT.data) skipData(reader)
    else if (element === ELEMENT.fill) skipFill(reader)
    else break
  }
  if (out.length !== config.channels) throw new RangeError('channels are missing')
  return out
}
