import { CustomSource } from 'mediabunny'

const CACHE_BYTES = 8 * 2 ** 20

export async function bytesAt(url: string, from: number, length: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${from + length - 1}` } })
  if (response.status !== 206) throw new Error('unreadable')
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * A recording that is read ahead in large pieces. Each comes whole: a demuxer that waits for a
 * stream's small parts (as mediabunny's UrlSource does) takes six times as long over its packets.
 */
export const rangeSource = (url: string): CustomSource =>
  new CustomSource({
    getSize: async () => {
      const { headers } = await fetch(url, { method: 'HEAD' })
      return Number(headers.get('content-length'))
    },
    read: (start, end) => bytesAt(url, start, end - start),
    prefetchProfile: 'network',
    maxCacheSize: CACHE_BYTES,
    handleUnhandledError: () => {},
  })
