import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface MenuItem {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly accelerator?: string
  readonly submenu?: readonly MenuItem[]
  readonly click?: () => void
}

/** What the stand-in notes down, and what the test may put in. */
export interface StandIn {
  readonly log: {
    readonly sandbox: boolean
    readonly spellChecker: boolean
    readonly switches: readonly (readonly string[])[]
    readonly schemes: readonly { readonly scheme: string; readonly privileges: object }[]
    readonly requests: readonly { readonly url: string; readonly cancelled: boolean }[]
    readonly console: readonly string[]
    readonly popups: readonly string[]
    readonly dialogs: readonly { readonly kind: string; readonly options: object }[]
    readonly answers: { canceled: boolean; filePath?: string; filePaths?: string[] }[]
    readonly menu: readonly MenuItem[]
    readonly shown: number
    readonly filter: (
      request: { readonly url: string },
      answer: (verdict: { readonly cancel: boolean }) => void,
    ) => void
    readonly permissionRequest: (
      contents: null,
      permission: string,
      answer: (granted: boolean) => void,
    ) => void
    readonly permissionCheck: (
      contents: null,
      permission: string,
      origin: string,
      details: { readonly isMainFrame: boolean },
    ) => boolean
    readonly devicePermission: (details: {
      readonly deviceType: string
      readonly origin: string
      readonly device: object
    }) => boolean
  }
  readonly session: {
    readonly defaultSession: { emit(event: string, ...args: readonly unknown[]): boolean }
  }
  readonly window: {
    readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> }
    close(): Promise<void>
  }
}

export interface ElectronApp {
  /** Runs a function in the main process. It is sent as text: it sees nothing from outside. */
  main<Value, Argument>(
    run: (standIn: StandIn, argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>>
  /** Runs a function in the page. It is sent as text, too. */
  page<Value, Argument>(
    run: (argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>>
  /** A folder of its own for user data, studies and files. */
  readonly folder: string
  /** What the process has printed. */
  output(): string
  /** Closes the window as a person would; gives the exit code. */
  close(): Promise<number>
}

interface Answer {
  readonly id?: number
  readonly error?: string
  readonly value?: never
}

/** Starts the built main process on the stand-in and waits until its page has loaded. */
export async function launchElectron(args: readonly string[] = []): Promise<ElectronApp> {
  const folder = mkdtempSync(join(tmpdir(), 'sottovoce-e2e-'))
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(ROOT, 'tests', 'e2e', 'stand-in-hooks.mjs'),
      join(ROOT, 'out', 'main', 'index.js'),
      `--user-data=${join(folder, 'user-data')}`,
      `--studies=${join(folder, 'studies')}`,
      ...args,
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, STAND_IN_LOCALE: 'es-MX' },
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output += String(chunk)))
  }
  const exited = once(child, 'exit')
  let last = 0

  async function ask(where: 'main' | 'page', run: object, argument: unknown) {
    const id = ++last
    const answered = new Promise<Answer>((resolve) => {
      const listen = (message: Answer) => {
        if (message.id !== id) return
        child.off('message', listen)
        resolve(message)
      }
      child.on('message', listen)
    })
    const gone = exited.then((): Answer => ({ error: `the process ended: ${output}` }))
    if (child.connected) child.send({ id, where, code: String(run), argument })
    const { error, value } = await Promise.race([answered, gone])
    if (error !== undefined) throw new Error(error)
    return value!
  }

  const shown = async () => (await ask('main', shownCount, null)) > 0
  while (!(await shown())) await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    main: (run, argument) => ask('main', run, argument),
    page: (run, argument) => ask('page', run, argument),
    folder,
    output: () => output,
    async close() {
      await ask('main', closeWindow, null).catch(() => {})
      const [code] = await exited
      return code
    },
  }
}

const shownCount = ({ log }: StandIn) => log.shown
const closeWindow = ({ window }: StandIn) => void window.close()
