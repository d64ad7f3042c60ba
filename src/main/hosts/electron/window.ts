import { BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { join } from 'node:path'
import type { MenuLanguage } from './menu.ts'
import { ORIGIN } from './scheme.ts'
import { MIN_SIZE, placeWindow, readBounds, writeBounds } from './window-bounds.ts'

export interface WindowOptions {
  readonly preloadFile: string
  readonly userDataFolder: string
  readonly devTools: boolean
  readonly language: MenuLanguage
}

const UNSAVED = {
  es: {
    message: 'Lo último que escribiste todavía se está guardando.',
    buttons: ['Esperar', 'Salir sin guardarlo'],
  },
  en: {
    message: 'What you typed last is still being saved.',
    buttons: ['Wait', 'Leave without saving it'],
  },
}

/** The one window, where it was last time. It shows once the page has painted. */
export async function createWindow(options: WindowOptions): Promise<BrowserWindow> {
  const file = join(options.userDataFolder, 'window.json')
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
  const window = new BrowserWindow({
    ...placeWindow(
      await readBounds(file),
      [primary, ...others].map(({ workArea }) => workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: 'Sottovoce',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#242424' : '#ffffff',
    webPreferences: {
      preload: options.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: options.devTools,
    },
  })
  // The page holds back while something is not stored; the person decides, and is not trapped.
  window.webContents.on('will-prevent-unload', (event) => {
    const question = {
      type: 'warning',
      defaultId: 0,
      cancelId: 0,
      ...UNSAVED[options.language],
    } as const
    if (dialog.showMessageBoxSync(window, question) === 1) event.preventDefault()
  })
  window.once('ready-to-show', () => window.show())
  window.on('close', () => void writeBounds(file, window.getNormalBounds()))
  void window.loadURL(`${ORIGIN}/`)
  return window
}
