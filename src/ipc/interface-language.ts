import type { Language } from '../core/transcript/model.ts'
import type { Settings } from './schemas.ts'

/** The interface's language: the one chosen, else the system's, else Spanish. */
export function interfaceLanguage(chosen: Settings['language'], locale: string): Language {
  if (chosen !== 'system') return chosen
  return locale.toLowerCase().startsWith('en') ? 'en' : 'es'
}
