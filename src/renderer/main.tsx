import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@mantine/dropzone/styles.css'
import './app/app.css'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { api } from './app/api.ts'
import { interfaceLanguage } from '../ipc/interface-language.ts'
import { startI18n } from './app/i18n.ts'
import { pageNonce } from './app/nonce.ts'

// For the styles with which an open dialog keeps the page behind it from scrolling.
setNonce(pageNonce())

const state = await api['app.state']({})
const { settings, locale } = state.ok
  ? state.value
  : { settings: { language: 'system' as const }, locale: navigator.language }
await startI18n(interfaceLanguage(settings.language, locale))
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
