import { fail, type Result } from '../core/result.ts'
import type { CallErrorCode, CallInput, CallName, CallOutput } from './contract.ts'
import { httpTransport } from './http-transport.ts'
import type { Transport } from './transport.ts'
import type { CallFailure, CallResult } from './result.ts'

/** One typed function a call: `client['study.open']({ id })`. Expected failures are values. */
export type Calls = {
  readonly [Name in CallName]: (
    input: CallInput<Name>,
  ) => Promise<Result<CallOutput<Name>, CallFailure<CallErrorCode<Name>>>>
}

export type Client = Calls & Pick<Transport, 'onEvent'>

/** What the preload puts on `window.sottovoce`: one function a call, and events. */
export interface Bridge {
  readonly calls: Readonly<Record<string, (input: unknown) => Promise<CallResult>>>
  readonly onEvent: Transport['onEvent']
}

declare global {
  interface Window {
    /** Only in Electron. */
    readonly sottovoce?: Bridge
  }
}

/** The contract's calls over a transport. Needs no list of names, so the page carries no schemas. */
export function createClient(transport: Transport): Client {
  const calls = new Map<string, (input: unknown) => Promise<CallResult>>()
  return new Proxy(Object.create(null), {
    get(_target, name) {
      if (name === 'onEvent') return transport.onEvent
      // Every call has a dot in its name; `then` and the like must not look like calls.
      if (typeof name !== 'string' || !name.includes('.')) return undefined
      const call = calls.get(name) ?? ((input: unknown) => transport.call(name, input))
      calls.set(name, call)
      return call
    },
  })
}

/** Calls through the preload. */
export function bridgeTransport(bridge: Bridge): Transport {
  return {
    async call(name, input) {
      try {
        return (await bridge.calls[name]?.(input)) ?? fail({ code: 'internal' })
      } catch {
        return fail({ code: 'internal' })
      }
    },
    onEvent: bridge.onEvent,
  }
}

/** Joins the page to main: through the preload in Electron, over HTTP in a browser. */
export function connect(): Client {
  return createClient(window.sottovoce ? bridgeTransport(window.sottovoce) : httpTransport())
}
