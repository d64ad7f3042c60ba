import { fail } from '../core/result.ts'
import type { Transport } from './transport.ts'
import type { AppEvent } from './contract.ts'
import type { CallResult } from './result.ts'

const RETRY_MS = 1000

/** Calls by `POST /rpc`, events by `/events`; both of the page's own origin. */
export function httpTransport(): Transport {
  return { call: post, onEvent: listen }
}

async function post(call: string, input: unknown): Promise<CallResult> {
  try {
    const response = await fetch('/rpc', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ call, input }),
    })
    return response.ok ? await response.json() : fail({ code: 'internal' })
  } catch {
    return fail({ code: 'internal' })
  }
}

/**
 * A dropped stream is resumed by EventSource itself, with the last event's number; one that was
 * refused is not, so it is opened anew.
 */
function listen(listener: (event: AppEvent) => void): () => void {
  let retry: ReturnType<typeof setTimeout> | undefined
  let source = open()

  function open() {
    const opened = new EventSource('/events')
    opened.onmessage = ({ data }) => listener(JSON.parse(data))
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED) return
      retry = setTimeout(() => (source = open()), RETRY_MS)
    }
    return opened
  }

  return () => {
    clearTimeout(retry)
    source.close()
  }
}
