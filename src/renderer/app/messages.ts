import { editorMessages } from '../features/editor/messages.ts'
import { exportMessages } from '../features/export/messages.ts'
import { importingMessages } from '../features/importing/messages.ts'
import { keysMessages } from '../features/keys/messages.ts'
import { logMessages } from '../features/log/messages.ts'
import { markersMessages } from '../features/markers/messages.ts'
import { participantsMessages } from '../features/participants/messages.ts'
import { pedalsMessages } from '../features/pedals/messages.ts'
import { playerMessages } from '../features/player/messages.ts'
import { policyMessages } from '../features/policy/messages.ts'
import { reviewMessages } from '../features/review/messages.ts'
import { searchMessages } from '../features/search/messages.ts'
import { settingsMessages } from '../features/settings/messages.ts'
import { speechMessages } from '../features/speech/messages.ts'
import { startMessages } from '../features/start/messages.ts'
import { studyMessages } from '../features/study/messages.ts'
import { transcriptMessages } from '../features/transcript/messages.ts'
import { errorMessages } from './error-messages.ts'

/** Every feature's messages under its own name; a new feature is one line here. */
const FEATURES = {
  editor: editorMessages,
  errors: errorMessages,
  export: exportMessages,
  importing: importingMessages,
  keys: keysMessages,
  log: logMessages,
  markers: markersMessages,
  participants: participantsMessages,
  pedals: pedalsMessages,
  player: playerMessages,
  policy: policyMessages,
  review: reviewMessages,
  search: searchMessages,
  settings: settingsMessages,
  speech: speechMessages,
  start: startMessages,
  study: studyMessages,
  transcript: transcriptMessages,
} as const

type Words = { readonly [key: string]: string | Words }

function wordsIn(language: 'es' | 'en'): Words {
  return Object.fromEntries(
    Object.entries(FEATURES).map(([feature, messages]) => [feature, messages[language]]),
  )
}

export const MESSAGES = { es: wordsIn('es'), en: wordsIn('en') }
