import type * as z from 'zod'
import { fail, ok, type Result } from '../core/result.ts'
import {
  contract,
  type CallErrorCode,
  type CallInput,
  type CallName,
  type CallOutput,
} from './contract.ts'
import type { CallFailure, CallResult } from './result.ts'

type Awaitable<Value> = Value | Promise<Value>

/** What answers the call `Name`. The input is parsed before; expected failures are values. */
export type Handler<Name extends CallName> = (
  input: CallInput<Name>,
) => Awaitable<Result<CallOutput<Name>, CallFailure<CallErrorCode<Name>>>>

/** One handler for each call of the contract. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> }

type Specs = {
  readonly [Name in CallName]: {
    readonly input: z.ZodType<CallInput<Name>>
    readonly output: z.ZodType<CallOutput<Name>>
  }
}
const specs: Specs = contract

export interface ServerOptions {
  /** Also parses what handlers answer; a mismatch is a bug and throws inside. For tests. */
  readonly checkOutputs?: boolean
  /** The answer to a throw that is no bug, such as a full disk; null for every other. */
  readonly expected?: (error: unknown) => CallResult | null
  /** Told of a bug in a handler: the call's name and the kind of error, never its message. */
  readonly onBug?: (call: CallName, errorName: string) => void
}

export interface Server {
  /** Answers any message, well formed or not. Never rejects. */
  call(name: string, input: unknown): Promise<CallResult>
}

/** Answers the contract's calls: looks up by own property, parses the input, catches bugs. */
export function createServer(handlers: Handlers, options: ServerOptions = {}): Server {
  const { checkOutputs = false, expected = () => null, onBug = logBug } = options

  async function answer<Name extends CallName>(name: Name, input: unknown): Promise<CallResult> {
    const parsed = specs[name].input.safeParse(input)
    if (!parsed.success)
      return fail({ code: 'bad-input', details: { field: fieldOf(parsed.error) } })
    const result = await handlers[name](parsed.data)
    if (!result.ok || !checkOutputs) return result
    return ok(specs[name].output.parse(result.value))
  }

  return {
    async call(name, input) {
      if (!isCallName(name)) return fail({ code: 'bad-input', details: { field: 'call' } })
      try {
        return await answer(name, input)
      } catch (error) {
        const answered = expected(error)
        if (answered) return answered
        onBug(name, error instanceof Error ? error.name : typeof error)
        return fail({ code: 'internal' })
      }
    },
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(contract, name)
}

/** The input's field that holds the first fault. No deeper: a record's keys could be content. */
function fieldOf(error: z.ZodError): string {
  return String(error.issues[0]?.path[0] ?? 'input')
}

function logBug(call: CallName, errorName: string) {
  console.error(`bug in ${call}: ${errorName}`)
}
