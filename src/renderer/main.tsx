import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@mantine/dropzone/styles.css'
import './app/app.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { api } from './app/api.ts'
import { interfaceLanguage, startI18n } from './app/i18n.ts'

const state = await api['app.state']({})
const { settings, locale } = state.ok
  ? state.value
  : { settings: { language: 'system' as const }, locale: navigator.language }
await startI18n(interfaceLanguage(settings.language, locale))
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
