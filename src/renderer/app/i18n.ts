import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../core/transcript/model.ts'
import type { Settings } from '../../ipc/schemas.ts'
import { MESSAGES } from './messages.ts'

/** The interface's language: the one chosen, else the system's, else Spanish. */
export function interfaceLanguage(chosen: Settings['language'], locale: string): Language {
  if (chosen !== 'system') return chosen
  return locale.toLowerCase().startsWith('en') ? 'en' : 'es'
}

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    resources: {
      es: { translation: MESSAGES.es },
      en: { translation: MESSAGES.en },
    },
  })
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
