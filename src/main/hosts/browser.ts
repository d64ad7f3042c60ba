import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fail, ok } from '../../core/result.ts'
import { empty } from '../requests.ts'
import type { createProgram, Program } from '../program.ts'
import { answer, type BrowserParts } from './browser/answer.ts'
import { createDownloads, type Downloads } from './browser/downloads.ts'
import { createEventLog } from './browser/event-log.ts'
import { send, toRequest } from './browser/node-http.ts'
import { createSessions } from './browser/sessions.ts'
import type { Host } from './host.ts'
import { openAtStart, withStudyAtStart, type Launch, type Parts } from './launch.ts'

const IDLE_MS = 60_000

/** A host without dialogs: files come by upload and leave by download. */
export function createBrowserHost(downloads: Downloads): Host {
  const unsupported = async () => fail('unsupported' as const)
  return {
    kind: 'browser',
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    pickRecordings: unsupported,
    pickStudy: unsupported,
    chooseStudyFolder: unsupported,
    deliver: async (files) =>
      ok({ kind: 'download', url: downloads.add(files), files: files.length }),
  }
}

export interface BrowserServer {
  /** With the token that is good just now. */
  readonly address: string
  close(): Promise<void>
}

export interface ServeOptions {
  /** 0 for any. */
  readonly port: number
  /** Told the address to open: at first, and a fresh one whenever one was used up. */
  readonly onAddress: (address: string) => void
  /** How long a client may take over its headers, or pause within a body. */
  readonly idleMs?: number
}

/** Serves the program to this machine only; each browser signs in with an address used once. */
export async function serve(
  program: Program,
  downloads: Downloads,
  { port, onAddress, idleMs = IDLE_MS }: ServeOptions,
): Promise<BrowserServer> {
  const server = createServer({
    headersTimeout: idleMs,
    requestTimeout: 0,
    connectionsCheckingInterval: idleMs / 4,
  })
  const host = `127.0.0.1:${await listen(server, port)}`
  const sessions = createSessions()
  let address = ''
  const renew = () => {
    address = `http://${host}/?token=${sessions.newToken()}`
    onAddress(address)
  }
  const events = createEventLog(program.subscribe)
  const parts: BrowserParts = { program, sessions, downloads, events, host, onSignIn: renew }

  server.on('request', async (incoming, outgoing) => {
    const request = toRequest(incoming, outgoing, `http://${host}`, idleMs)
    const response = request ? await answer(request, parts).catch(() => empty(500)) : empty(400)
    await send(response, incoming, outgoing)
  })
  renew()
  return {
    get address() {
      return address
    },
    close: () => close(server),
  }
}

/** Runs the program in this process until it is told to stop. */
export async function runBrowser(
  create: typeof createProgram,
  launch: Launch,
  parts: Parts,
): Promise<void> {
  const downloads = createDownloads()
  const host = withStudyAtStart(createBrowserHost(downloads), launch.study)
  const program = create({ ...launch, ...parts, host })
  const options = { port: launch.port, onAddress: announce(launch) }
  const server = await serve(program, downloads, options).catch(async () => {
    console.error(`Sottovoce: port ${launch.port} can't be used.`)
    await program.close()
    process.exit(1)
  })

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await program.close()
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  // The starter has gone; on Windows this is the only sign.
  process.on('disconnect', stop)

  await openAtStart(program, launch)
}

/** Prints the address, and tells it to the starter, if one started this process. */
const announce = (launch: Launch) => (address: string) => {
  console.log(`Sottovoce: ${address}`)
  process.send?.({ address, userDataFolder: launch.userDataFolder })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
