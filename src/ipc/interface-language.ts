import type { Language } from '../core/transcript/model.ts'
import type { Settings } from './schemas.ts'

/** The interface's language: the one chosen, else Spanish on a Spanish system and English elsewhere. */
export function interfaceLanguage(chosen: Settings['language'], locale: string): Language {
  if (chosen !== 'system') return chosen
  return /^es\b/i.test(locale) ? 'es' : 'en'
}
