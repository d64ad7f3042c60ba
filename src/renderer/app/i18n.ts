import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../core/transcript/model.ts'
import { MESSAGES } from './messages.ts'

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
