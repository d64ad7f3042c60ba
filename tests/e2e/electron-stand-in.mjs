// Stands in for the `electron` module where its binary can't be had: the built main process runs
// under Node, its window is a page of Chromium, and its scheme is served over loopback HTTP.
// It can't show context isolation, real menus or real dialogs; those are recorded.
import { EventEmitter } from 'node:events'
import { chromium } from 'playwright-core'
import { launchOptions } from './launch-options.mjs'
import { serveScheme } from './stand-in-scheme.mjs'
import { preloadScript } from './stand-in-preload.mjs'

const paths = new Map()
const handlers = new Map()
const windows = new Set()
const address = serveScheme(handlers)

const event = (fields = {}) => ({
  ...fields,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

let context = null
const ready = new Promise((resolve) => setImmediate(resolve)).then(async () => {
  await address.listening
  context = await chromium.launchPersistentContext(paths.get('sessionData') ?? '', {
    ...launchOptions,
    viewport: null,
  })
  await context.exposeBinding('standInSend', receive)
  await context.route('**/*', (route) => filtered(route))
})

/** A message of the preload: `invoke` on a channel. Frames are told apart as Electron does. */
async function receive({ page, frame }, channel, args) {
  const window = [...windows].find((each) => each.page === page)
  const handler = ipcMain.handlers.get(channel)
  if (!window || !handler) throw new Error(`no handler for '${channel}'`)
  const { webContents } = window
  const senderFrame = frame === page.mainFrame() ? webContents.mainFrame : frameOf(frame)
  return handler({ sender: webContents, senderFrame }, ...args)
}

const frameOf = (frame) => ({
  get url() {
    return address.toScheme(frame.url())
  },
  /** An empty frame has the origin of the one around it. */
  get origin() {
    const owner = frame.url().startsWith('about:') ? (frame.parentFrame() ?? frame) : frame
    return address.originOf(owner.url())
  },
})

/** A request of a window: a navigation is announced, all else goes to the session's filter. */
async function decide(window, route) {
  const request = route.request()
  if (!request.isNavigationRequest() || window.loading) return filtered(route)
  const navigation = event({
    url: address.toScheme(request.url()),
    isMainFrame: request.frame() === window.page.mainFrame(),
  })
  window.webContents.emit('will-frame-navigate', navigation)
  return navigation.defaultPrevented ? route.abort('aborted') : filtered(route)
}

/** What the session's filter cancels is not sent. */
async function filtered(route) {
  const url = address.toScheme(route.request().url())
  const cancelled = await new Promise((resolve) =>
    log.filter({ url }, ({ cancel }) => resolve(cancel)),
  )
  log.requests.push({ url, cancelled })
  return cancelled ? route.abort('blockedbyclient') : route.continue()
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  setPath: (name, path) => void paths.set(name, path),
  getPath: (name) => paths.get(name),
  getLocale: () => process.env.STAND_IN_LOCALE ?? 'en',
  getPreferredSystemLanguages: () => [process.env.STAND_IN_LOCALE ?? 'en-GB'],
  requestSingleInstanceLock: () => true,
  enableSandbox: () => void (log.sandbox = true),
  commandLine: { appendSwitch: (...args) => void log.switches.push(args) },
  whenReady: () => ready,
  quit() {
    for (const name of ['before-quit', 'will-quit']) {
      const quitting = event()
      app.emit(name, quitting)
      if (quitting.defaultPrevented) return
    }
    void app.exit()
  },
  async exit(code = 0) {
    await context?.close()
    process.exit(code)
  },
})

export const ipcMain = {
  handlers: new Map(),
  handle: (channel, handler) => void ipcMain.handlers.set(channel, handler),
}

class WebContents extends EventEmitter {
  constructor(window) {
    super()
    this.window = window
  }
  get mainFrame() {
    return (this.frame ??= frameOf(this.window.page.mainFrame()))
  }
  send(channel, ...args) {
    const deliver = ([name, values]) => window.standInReceive?.(name, values)
    void this.window.page?.evaluate(deliver, [channel, args]).catch(() => {})
  }
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }
}

export class BrowserWindow extends EventEmitter {
  constructor(options) {
    super()
    this.options = options
    this.webContents = new WebContents(this)
    windows.add(this)
    app.emit('web-contents-created', event(), this.webContents)
    this.opened = this.#open()
  }
  async #open() {
    const { preload } = this.options.webPreferences
    this.page = context.pages()[0] ?? (await context.newPage())
    await this.page.addInitScript({
      content: preloadScript(preload, address.origin('app', 'sottovoce')),
    })
    await this.page.route('**/*', (route) => decide(this, route))
    this.page.on('console', (message) => log.console.push(message.text()))
    this.page.on('pageerror', (error) => log.console.push(String(error)))
    this.page.on('popup', (popup) => {
      const url = address.toScheme(popup.url())
      log.popups.push(url)
      if (this.webContents.openHandler?.({ url }).action === 'deny') void popup.close()
    })
    this.page.on('close', () => {
      windows.delete(this)
      this.emit('closed')
      if (windows.size === 0) app.emit('window-all-closed')
    })
  }
  async loadURL(url) {
    await this.opened
    this.loading = true
    await this.page.goto(address.toHttp(url))
    this.loading = false
    this.emit('ready-to-show')
  }
  async close() {
    this.emit('close', event())
    await this.page.close()
  }
  show() {
    log.shown += 1
  }
  focus() {}
  restore() {}
  isMinimized() {
    return false
  }
  getNormalBounds() {
    const { x, y, width, height } = this.options
    return { x, y, width, height }
  }
}

const defaultSession = Object.assign(new EventEmitter(), {
  webRequest: { onBeforeRequest: (listener) => void (log.filter = listener) },
  setPermissionRequestHandler: (handler) => void (log.permissionRequest = handler),
  setPermissionCheckHandler: (handler) => void (log.permissionCheck = handler),
  setDevicePermissionHandler: (handler) => void (log.devicePermission = handler),
  setSpellCheckerEnabled: (on) => void (log.spellChecker = on),
})
export const session = { defaultSession }

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => void (log.schemes = schemes),
  handle: (scheme, handler) => void handlers.set(scheme, handler),
}

/** Answers that the test has put in line; without one a dialog is cancelled. */
const ask =
  (kind) =>
  async (...args) => {
    log.dialogs.push({ kind, options: args.at(-1) })
    return log.answers.shift() ?? { canceled: true, filePaths: [], filePath: '' }
  }
export const dialog = { showOpenDialog: ask('open'), showSaveDialog: ask('save') }

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (template) => void (log.menu = template),
}
export const nativeTheme = { shouldUseDarkColors: false }

const display = { id: 1, workArea: { x: 0, y: 0, width: 1280, height: 800 } }
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] }

/** What happened, for the tests; `answers` is theirs to fill. */
const log = {
  sandbox: false,
  switches: [],
  schemes: [],
  requests: [],
  console: [],
  popups: [],
  dialogs: [],
  answers: [],
  menu: [],
  shown: 0,
}

// The test's questions: a function run here, or in the page. See `electron-driver.ts`.
process.on('message', async ({ id, where, code, argument }) => {
  try {
    const run = new Function(`return (${code})`)()
    const [window] = windows
    const value =
      where === 'page'
        ? await window.page.evaluate(run, argument)
        : await run({ log, app, window, handlers, session }, argument)
    process.send({ id, value })
  } catch (error) {
    process.send({ id, error: String(error) })
  }
})
