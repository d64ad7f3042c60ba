import type { AppEvent } from '../../../ipc/contract.ts'

const KEPT = 1000
const HEARTBEAT_MS = 15_000

export interface EventLog {
  /** A stream of server-sent events, from after event `lastId` as far as they are kept. */
  stream(lastId: number | null): ReadableStream<Uint8Array>
  readonly listeners: number
}

/** Numbers the program's events and keeps the newest, so that a dropped connection misses none. */
export function createEventLog(
  subscribe: (listener: (event: AppEvent) => void) => unknown,
  heartbeatMs = HEARTBEAT_MS,
): EventLog {
  const encoder = new TextEncoder()
  const listeners = new Set<(frame: Uint8Array) => void>()
  let kept: readonly { readonly id: number; readonly frame: Uint8Array }[] = []
  let lastId = 0

  subscribe((event) => {
    const id = ++lastId
    const frame = encoder.encode(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)
    kept = [...kept.slice(1 - KEPT), { id, frame }]
    for (const listener of listeners) listener(frame)
  })

  function stream(after: number | null) {
    let stop = () => {}
    return new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (frame: Uint8Array) => {
          controller.enqueue(frame)
          if ((controller.desiredSize ?? 0) > -KEPT) return
          stop()
          controller.close()
        }
        const heartbeat = setInterval(() => send(encoder.encode(':\n\n')), heartbeatMs)
        stop = () => {
          clearInterval(heartbeat)
          listeners.delete(send)
        }
        listeners.add(send)
        send(encoder.encode('retry: 1000\n\n'))
        if (after !== null) for (const { id, frame } of kept) if (id > after) send(frame)
      },
      cancel: () => stop(),
    })
  }

  return {
    stream,
    get listeners() {
      return listeners.size
    },
  }
}
