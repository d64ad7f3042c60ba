/** Sound in a file of this kind can't be had, but the person is told what it is. */
interface Signature {
  readonly name: string
  readonly at: number
  readonly text: string
}

/** By bytes at a place, as Latin-1. */
const SIGNATURES: readonly Signature[] = [
  { name: 'WMA', at: 0, text: '\x30\x26\xb2\x75\x8e\x66\xcf\x11' },
  { name: 'AVI', at: 8, text: 'AVI ' },
  { name: 'FLAC (Ogg)', at: 28, text: '\x7fFLAC' },
  { name: 'Speex', at: 28, text: 'Speex   ' },
  { name: 'DSS', at: 1, text: 'dss' },
  { name: 'DS2', at: 1, text: 'ds2' },
  { name: 'RealAudio', at: 0, text: '.RMF' },
  { name: 'RealAudio', at: 0, text: '.ra\xfd' },
  { name: 'WavPack', at: 0, text: 'wvpk' },
  { name: 'Monkey’s Audio', at: 0, text: 'MAC ' },
  { name: 'True Audio', at: 0, text: 'TTA1' },
  { name: 'FLV', at: 0, text: 'FLV\x01' },
  { name: 'AC-3', at: 0, text: '\x0b\x77' },
  { name: 'AMR (multichannel)', at: 0, text: '#!AMR_MC' },
  { name: 'AMR (multichannel)', at: 0, text: '#!AMR-WB_MC' },
  { name: 'SILK', at: 0, text: '#!SILK' },
  { name: 'MPEG-PS', at: 0, text: '\0\0\x01\xba' },
]

const TS_PACKET_BYTES = 188
/** Bytes from the start that `signatureName` looks at. */
export const SIGNATURE_BYTES = 3 * TS_PACKET_BYTES

const isTransportStream = (head: Uint8Array): boolean =>
  head.length >= SIGNATURE_BYTES &&
  [0, 1, 2].every((packet) => head[packet * TS_PACKET_BYTES] === 0x47)

/** What a file is called whose sound can't be had; null where that isn't known. */
export function signatureName(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head)
  const known = SIGNATURES.find((each) => text.startsWith(each.text, each.at))
  return known?.name ?? (isTransportStream(head) ? 'MPEG-TS' : null)
}

/** What a codec is called to the person; others by the name their container has for them. */
const CODEC_NAMES: Readonly<Record<string, string>> = {
  alac: 'Apple Lossless (ALAC)',
  ac3: 'AC-3',
  eac3: 'E-AC-3',
  dts: 'DTS',
  samr: 'AMR',
  sawb: 'AMR-WB',
  ima4: 'IMA ADPCM',
  qcelp: 'QCELP',
  sqcp: 'QCELP',
  mp2: 'MP2',
}

/** At most this much of a name that a file gives. */
const MAX_NAME = 24

/** A codec's name for the person: letters, digits and the like alone, since a file may give it. */
export function codecName(codec: string): string {
  const name = CODEC_NAMES[codec.toLowerCase()] ?? codec.replaceAll(/[^\w .+\-/()’]/g, '').trim()
  return name.slice(0, MAX_NAME)
}
