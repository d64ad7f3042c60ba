import type { Zippable } from 'fflate'

/** Zip's first day: packages made from the same content are the same, and tell no time. */
const EPOCH = new Date(1980, 0, 1)

export interface Part {
  readonly path: string
  readonly bytes: Uint8Array
  /** Already compressed: kept as it is. */
  readonly stored?: boolean
}

export async function zipped(parts: readonly Part[]): Promise<Uint8Array> {
  const { zipSync } = await import('fflate')
  const files: Zippable = {}
  for (const { path, bytes, stored } of parts) files[path] = [bytes, { level: stored ? 0 : 6 }]
  return zipSync(files, { mtime: EPOCH })
}
