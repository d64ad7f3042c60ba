import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Program } from '../program.ts'
import { ok } from '../../core/result.ts'
import type { Host } from './host.ts'

/** What the command line asks for. Folders are absolute. */
export interface Launch {
  readonly userDataFolder: string
  readonly studiesFolder: string
  /** A study folder to open at once. */
  readonly study: string | null
  /** Open the sample study at once. */
  readonly sample: boolean
  /** The browser host's port; 0 for any. */
  readonly port: number
}

/** Where the built parts lie, as absolute paths, and the program's version. */
export interface Parts {
  readonly preloadFile: string
  readonly rendererFolder: string
  readonly resourcesFolder: string
  readonly version: string
}

/** Reads our own options and passes over those of Electron and Chromium. */
export function parseLaunch(args: readonly string[]): Launch {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      'user-data': { type: 'string' },
      studies: { type: 'string' },
      study: { type: 'string' },
      sample: { type: 'boolean' },
      port: { type: 'string' },
    },
  })
  const folder = (value: string | boolean | undefined) =>
    typeof value === 'string' ? resolve(value) : null
  return {
    userDataFolder: folder(values['user-data']) ?? defaultUserData(),
    studiesFolder: folder(values.studies) ?? join(homedir(), 'Documents', 'Sottovoce'),
    study: folder(values.study),
    sample: values.sample === true,
    port: Number(values.port ?? 0),
  }
}

function defaultUserData(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env
  switch (process.platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Sottovoce')
    case 'win32':
      return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Sottovoce')
    default:
      return join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'sottovoce')
  }
}

/** The host, with the study of the command line as the first answer to «which study?». */
export function withStudyAtStart(host: Host, study: string | null): Host {
  let first = study
  return {
    ...host,
    async pickStudy() {
      if (first === null) return host.pickStudy()
      const answer = ok(first)
      first = null
      return answer
    },
  }
}

/** Opens what the command line names. A failure leaves the start screen, and its code in the log. */
export async function openAtStart(program: Program, launch: Launch): Promise<void> {
  if (launch.study === null && !launch.sample) return
  const result = await program.call(
    launch.study === null ? 'study.openSample' : 'study.openOther',
    {},
  )
  if (!result.ok) console.error(`could not open the study: ${result.error.code}`)
}
