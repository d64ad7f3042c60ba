import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { USUAL_SPEECH } from '../core/audio/speech.ts'
import * as schemas from '../ipc/schemas.ts'
import { readJsonSync, writeJson } from './json-file.ts'
import { newId } from './new-id.ts'

/** What holds until a person says otherwise. */
export const DEFAULT_SETTINGS: schemas.Settings = {
  language: 'system',
  theme: 'auto',
  backStepSeconds: 1.5,
  stopStepSeconds: 0,
  loopTimes: 3,
  loopPauseSeconds: 1,
  pauseWhileTyping: false,
  volume: 1,
  voiceFilter: false,
  resumeAfterTypingSeconds: 1,
  skipSilence: false,
  speech: USUAL_SPEECH,
  jumpSeconds: 5,
  timeForm: 'brackets',
  autoLockMinutes: 15,
  keys: {},
  pedals: [],
}

const recent = z.object({
  id: schemas.id,
  path: z.string(),
  lastOpenedAt: z.iso.datetime().nullable(),
})
export type RecentStudy = z.infer<typeof recent>

/** Studies kept on the recent list. */
const MAX_RECENT = 200

/** What belongs to the person rather than to a study: settings and the studies opened lately. */
export interface Preferences {
  settings(): schemas.Settings
  putSettings(settings: schemas.Settings): Promise<void>
  recent(): readonly RecentStudy[]
  /** The study's entry on the list, made where it is new; `opened` moves it to the front. */
  remember(path: string, opened: boolean): Promise<RecentStudy>
  forget(id: string): Promise<void>
}

/** Reads preferences from a folder, which is made; a damaged file counts as none. */
export function openPreferences(folder: string): Preferences {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const settingsFile = join(folder, 'settings.json')
  const recentFile = join(folder, 'recent.json')
  let settings = schemas.settings.parse({
    ...DEFAULT_SETTINGS,
    ...readJsonSync(settingsFile, schemas.settings.partial()),
  })
  let recents = readJsonSync(recentFile, z.array(recent)) ?? []

  async function keep(next: RecentStudy[]): Promise<void> {
    recents = next.slice(0, MAX_RECENT)
    await writeJson(recentFile, recents)
  }

  return {
    settings: () => settings,
    async putSettings(next) {
      settings = next
      await writeJson(settingsFile, next)
    },
    recent: () => recents,
    async remember(path, opened) {
      const known = recents.find((each) => each.path === path)
      if (known && !opened) return known
      const entry = {
        id: known?.id ?? newId(),
        path,
        lastOpenedAt: opened ? new Date().toISOString() : null,
      }
      const others = recents.filter((each) => each !== known)
      await keep(opened ? [entry, ...others] : [...others, entry])
      return entry
    },
    forget: (id) => keep(recents.filter((each) => each.id !== id)),
  }
}
