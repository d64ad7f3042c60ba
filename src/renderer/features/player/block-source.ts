import { CustomSource } from 'mediabunny'

const BLOCK_BYTES = 2 ** 20
/** Blocks that are asked for while one is read. */
const BLOCKS_AHEAD = 2
/** Blocks that are kept; what is read stays together but for the index at a file's one end. */
const MOST_BLOCKS = 8

export async function bytesAt(url: string, from: number, length: number): Promise<Uint8Array> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${from + length - 1}` } })
  if (response.status !== 206) throw new Error('unreadable')
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * A recording read in blocks. What lies in a block that is there is given at once, for to wait for
 * each packet costs a demuxer more than to read it.
 */
export async function blockSource(url: string): Promise<CustomSource> {
  const head = await fetch(url, { method: 'HEAD' })
  const size = Number(head.headers.get('content-length'))
  const blocks = new Map<number, Uint8Array>()
  const coming = new Map<number, Promise<Uint8Array>>()

  function load(number: number): Promise<Uint8Array> {
    const known = coming.get(number)
    if (known) return known
    const from = number * BLOCK_BYTES
    const block = bytesAt(url, from, Math.min(BLOCK_BYTES, size - from)).then((bytes) => {
      blocks.set(number, bytes)
      for (const oldest of blocks.keys()) {
        if (blocks.size <= MOST_BLOCKS) break
        blocks.delete(oldest)
        coming.delete(oldest)
      }
      return bytes
    })
    coming.set(number, block)
    block.catch(() => coming.delete(number))
    return block
  }

  async function gather(start: number, end: number): Promise<Uint8Array> {
    const first = Math.floor(start / BLOCK_BYTES)
    const last = Math.floor((end - 1) / BLOCK_BYTES)
    const bytes = new Uint8Array(end - start)
    for (let number = first; number <= last; number++) {
      const block = blocks.get(number) ?? (await load(number))
      const from = number * BLOCK_BYTES
      const part = block.subarray(Math.max(0, start - from), end - from)
      bytes.set(part, Math.max(0, from - start))
    }
    return bytes
  }

  return new CustomSource({
    getSize: () => size,
    maxCacheSize: 0,
    read(start, end) {
      const number = Math.floor(start / BLOCK_BYTES)
      const from = number * BLOCK_BYTES
      const block = blocks.get(number)
      for (let next = number + 1; next <= number + BLOCKS_AHEAD; next++) {
        if (next * BLOCK_BYTES < size) void load(next).catch(() => {})
      }
      return block && end <= from + block.length
        ? block.subarray(start - from, end - from)
        : gather(start, end)
    },
  })
}
