import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok } from '../../src/core/result.ts'
import type { AppEvent, CallInput, CallName, CallOutput } from '../../src/ipc/contract.ts'
import type { Failure, Job } from '../../src/ipc/schemas.ts'
import type { DeliveredFile, Host } from '../../src/main/hosts/host.ts'
import { createProgram, type Program } from '../../src/main/program.ts'

const ROOT = join(import.meta.dirname, '../..')
export const fixture = (path: string): string => join(ROOT, 'tests/fixtures', path)

/** A host without windows: what is delivered is kept here, and folders are those of the test. */
export interface TestHost extends Host {
  readonly delivered: DeliveredFile[][]
  /** What the person would choose in the next dialog for opening a study. */
  studyToPick: string | null
  /** How the next delivery fails; null for success. */
  refuse: 'cancelled' | 'cannot-write' | 'disk-full' | null
}

function createTestHost(locale: string): TestHost {
  const delivered: DeliveredFile[][] = []
  return {
    kind: 'browser',
    locale,
    delivered,
    studyToPick: null,
    refuse: null,
    pickRecordings: async () => fail('unsupported'),
    async pickStudy() {
      return this.studyToPick ? ok(this.studyToPick) : fail('cancelled')
    },
    chooseStudyFolder: async () => fail('unsupported'),
    async deliver(files) {
      if (this.refuse) return fail(this.refuse)
      delivered.push([...files])
      return ok({ kind: 'saved', files: files.length })
    },
  }
}

export interface TestProgram {
  readonly program: Program
  readonly host: TestHost
  readonly folder: string
  readonly studiesFolder: string
  readonly events: AppEvent[]
  /** The value of a call that must succeed. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** The failure of a call that must fail. */
  refused<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Failure>
  /** Sends a file as the page does and resolves with how its import ended. */
  upload(name: string, bytes: Uint8Array): Promise<Job>
  uploadFixture(path: string): Promise<Job>
  jobEnded(id: string): Promise<Job>
  close(): Promise<void>
}

/** The whole program on folders of its own; `folder` may be shared to open the same studies again. */
export function startTestProgram(options: { folder?: string; locale?: string } = {}): TestProgram {
  const own = options.folder === undefined
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'sottovoce-test-'))
  const host = createTestHost(options.locale ?? 'es-MX')
  const studiesFolder = join(folder, 'studies')
  const program = createProgram({
    userDataFolder: join(folder, 'data'),
    studiesFolder,
    resourcesFolder: join(ROOT, 'resources'),
    rendererFolder: join(ROOT, 'out/renderer'),
    host,
    version: '0.0.0-test',
  })
  const events: AppEvent[] = []
  program.subscribe((event) => events.push(event))

  async function call<Name extends CallName>(name: Name, input: CallInput<Name>) {
    const answer = await program.call(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value as CallOutput<Name>
  }
  async function upload(name: string, bytes: Uint8Array) {
    const url = `http://localhost/upload?name=${encodeURIComponent(name)}`
    const headers = { 'content-length': String(bytes.length) }
    const body = new Blob([new Uint8Array(bytes)])
    const response = await program.handleRequest(new Request(url, { method: 'PUT', headers, body }))
    return (await response.json()) as Job
  }

  return {
    program,
    host,
    folder,
    studiesFolder,
    events,
    call,
    async refused(name, input) {
      const answer = await program.call(name, input)
      if (answer.ok) throw new Error(`${name} was expected to fail`)
      return answer.error
    },
    upload,
    uploadFixture: async (path) =>
      upload(path.split('/').at(-1) ?? path, await readFile(fixture(path))),
    async jobEnded(id) {
      for (;;) {
        const job = (await call('job.list', {})).find((each) => each.id === id)
        if (job && job.state !== 'running') return job
        await new Promise((next) => setTimeout(next, 10))
      }
    },
    async close() {
      await program.close()
      if (own) rmSync(folder, { recursive: true, force: true })
    },
  }
}
