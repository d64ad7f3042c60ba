import { app, ipcMain, Menu, protocol, session, type BrowserWindow } from 'electron'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail } from '../../core/result.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../ipc/channels.ts'
import type { AppEvent } from '../../ipc/contract.ts'
import type { createProgram, Program } from '../program.ts'
import { empty } from '../requests.ts'
import type { PedalId } from '../../core/pedals/devices.ts'
import { createElectronHost } from './electron/dialogs.ts'
import { guardContents, guardSession, isTrusted } from './electron/guards.ts'
import { menuSettings, menuTemplate } from './electron/menu.ts'
import { pedalsIn } from './electron/pedals.ts'
import { isOurs, scheme } from './electron/scheme.ts'
import { createWindow } from './electron/window.ts'
import { openAtStart, withStudyAtStart, type Launch, type Parts } from './launch.ts'

/** Runs the program in an Electron window. What must happen before the app is ready happens at once. */
export function runElectron(create: typeof createProgram, launch: Launch, parts: Parts): void {
  mkdirSync(launch.userDataFolder, { recursive: true })
  app.setPath('userData', launch.userDataFolder)
  app.setPath('sessionData', join(launch.userDataFolder, 'chromium'))
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  // No name but our own scheme's is ever looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  // Media keys, which some pedals send, come to the page as keys.
  app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling')
  protocol.registerSchemesAsPrivileged([scheme])
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  void app.whenReady().then(() => start(create, launch, parts))
}

async function start(create: typeof createProgram, launch: Launch, parts: Parts): Promise<void> {
  const devTools = !app.isPackaged
  const locale = app.getPreferredSystemLanguages()[0] ?? app.getLocale()
  let window: BrowserWindow | null = null
  const dialogs = createElectronHost({
    locale,
    studiesFolder: launch.studiesFolder,
    window: () => window,
  })
  const program = create({ ...launch, ...parts, host: withStudyAtStart(dialogs, launch.study) })
  const tell = (event: AppEvent) => window?.webContents.send(EVENT_CHANNEL, event)

  let pedals: readonly PedalId[] = []
  guardSession(session.defaultSession, { devTools, pedals: () => pedals })
  protocol.handle(scheme.scheme, (request) =>
    isOurs(request.url) ? program.handleRequest(request) : empty(404),
  )
  const applySettings = async () => {
    const state = await program.call('app.state', {})
    const settings = menuSettings(state, locale)
    pedals = pedalsIn(state)
    const onAction = (action: string) => tell({ type: 'action', action })
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(settings, onAction, { devTools })))
  }
  ipcMain.handle(CALL_CHANNEL, async (event, name, input) => {
    if (!window || !isTrusted(event, window.webContents)) return fail({ code: 'internal' })
    const result = await program.call(name, input)
    if (name === 'settings.put') await applySettings()
    return result
  })
  program.subscribe(tell)
  closeBeforeQuitting(program)

  await applySettings()
  const { language } = menuSettings(await program.call('app.state', {}), locale)
  window = await createWindow({ ...launch, ...parts, devTools, language })
  window.on('closed', () => (window = null))
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  await openAtStart(program, launch)
}

/** Quitting waits until the study is closed as it should be. */
function closeBeforeQuitting(program: Program): void {
  app.once('will-quit', (event) => {
    event.preventDefault()
    void program.close().finally(() => app.exit())
  })
}
