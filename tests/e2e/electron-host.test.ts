import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeInChromium } from './chromium.ts'
import { launchElectron, type ElectronApp } from './electron-driver.ts'

const ORIGIN = 'app://sottovoce'

describeInChromium('the built Electron entry', () => {
  let app: ElectronApp

  beforeAll(async () => {
    app = await launchElectron(['--sample'])
    await vi.waitFor(async () => expect(await studyStatus()).toBe('open'), 20_000)
  })
  afterAll(async () => {
    await app.close()
    rmSync(app.folder, { recursive: true })
  })

  const studyStatus = () =>
    app.page(async () => {
      const state = await window.sottovoce?.calls['app.state']?.({})
      return state?.ok ? Object(state.value).study.status : null
    })

  it('opens one sandboxed, isolated window', async () => {
    const { preload, ...preferences } = await app.main(
      ({ window }) => window.options.webPreferences,
    )
    expect(preload).toMatch(/index\.cjs$/)
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    })
    const log = await app.main(({ log }) => ({
      sandbox: log.sandbox,
      spellChecker: log.spellChecker,
      schemes: log.schemes,
      switches: log.switches,
    }))
    expect(log).toMatchObject({ sandbox: true, spellChecker: false })
    expect(log.switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND'])
    const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true }
    expect(log.schemes).toEqual([{ scheme: 'app', privileges }])
  })

  it('answers a call through the preload, and gives the page nothing else', async () => {
    const seen = await app.page(async () => ({
      state: await window.sottovoce?.calls['app.state']?.({}),
      unknown: Object.hasOwn(window.sottovoce?.calls ?? {}, 'constructor'),
      keys: Object.keys(window.sottovoce ?? {}).sort(),
      node: ['require', 'process', 'module', 'ipcRenderer'].filter((name) => name in window),
    }))
    expect(seen.state).toMatchObject({ ok: true, value: { host: 'electron', locale: 'es-MX' } })
    expect(seen).toMatchObject({ unknown: false, keys: ['calls', 'onEvent'], node: [] })
  })

  it('plays sound from its own scheme and seeks in it by range', async () => {
    const sound = await app.page(async () => {
      const listed = await window.sottovoce?.calls['recording.list']?.({})
      const recordings: { id: string }[] = listed?.ok ? Object(listed.value) : []
      const address = `/media/${recordings[0]?.id}`
      const audio = new Audio(address)
      const happens = (name: string) =>
        new Promise((resolve, reject) => {
          audio.addEventListener(name, resolve, { once: true })
          audio.addEventListener('error', () => reject(new Error('no sound')), { once: true })
        })
      await happens('loadedmetadata')
      audio.currentTime = audio.duration * 0.9
      await happens('seeked')
      const part = await fetch(address, { headers: { range: 'bytes=1000-1099' } })
      const bytes = (await part.arrayBuffer()).byteLength
      return { at: audio.currentTime / audio.duration, status: part.status, bytes }
    })
    expect(sound).toEqual({ at: expect.closeTo(0.9, 2), status: 206, bytes: 100 })
  })

  it('cancels every request that is not its own', async () => {
    const fetched = await app.page(() => fetch('https://example.org/').catch(() => 'refused'))
    expect(fetched).toBe('refused')
    const cancelled = (url: string) =>
      app.main(({ log }, given) => {
        let verdict: boolean | null = null
        log.filter({ url: given }, ({ cancel }) => (verdict = cancel))
        return verdict
      }, url)
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:80/',
      'ws://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'app://sottovoce.evil.test/',
      'devtools://devtools/x.js',
    ]) {
      expect([url, await cancelled(url)]).toEqual([url, true])
    }
    for (const url of [`${ORIGIN}/`, `${ORIGIN}/media/x`, `blob:${ORIGIN}/1`, 'data:,x']) {
      expect([url, await cancelled(url)]).toEqual([url, false])
    }
    const sent = await app.main(({ log }) => log.requests.filter(({ cancelled: no }) => !no))
    expect(sent.filter(({ url }) => !/^(app:\/\/sottovoce\/|blob:|data:)/.test(url))).toEqual([])
  })

  it('runs no script of others and no text as code', async () => {
    const ran = await app.page(async () => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "ran"'
      document.head.append(script)
      // The driver's own code may use eval; what runs later may not.
      const evaluated = await new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(new Function('return true')())
          } catch {
            resolve(false)
          }
        }),
      )
      return { inline: document.title === 'ran', evaluated }
    })
    expect(ran).toEqual({ inline: false, evaluated: false })
  })

  it('stays where it is', async () => {
    const before = await app.page(() => location.href)
    await app.page(() => void (location.href = 'https://example.org/away'))
    await app.page(() => void window.open('https://example.org/popup'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await app.page(() => location.href)).toBe(before)
    const away = await app.main(({ log }) =>
      log.requests.filter(({ url }) => url.includes('/away')),
    )
    expect(away).toEqual([])
  })

  it('answers no call of a foreign frame', async () => {
    const answers = await app.page(async () => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const own = Reflect.get(window, 'standInSend')
      const foreign = Reflect.get(frame.contentWindow ?? {}, 'standInSend')
      const message = ['call', ['app.state', {}]]
      const answered = { own: await own(...message), foreign: await foreign(...message) }
      frame.remove()
      return answered
    })
    expect(answers.own).toMatchObject({ ok: true })
    expect(answers.foreign).toEqual({ ok: false, error: { code: 'internal' } })
  })

  it('grants no permission but that to ask for a foot pedal', async () => {
    const granted = await app.main(({ log }) => {
      const requested = ['media', 'hid', 'notifications'].map((permission) => {
        let asked: boolean | null = null
        log.permissionRequest(null, permission, (answer) => (asked = answer))
        return asked
      })
      const check = (permission: string, origin: string, isMainFrame: boolean) =>
        log.permissionCheck(null, permission, origin, { isMainFrame })
      const ours = 'app://sottovoce/'
      return {
        requested,
        own: check('hid', ours, true),
        others: [
          ...['media', 'usb', 'serial', 'midi', 'geolocation', 'clipboard-read'].map((permission) =>
            check(permission, ours, true),
          ),
          check('hid', ours, false),
          ...['https://example.org', 'app://other', 'app://sottovoce.evil.test', ''].map((origin) =>
            check('hid', origin, true),
          ),
        ],
      }
    })
    expect(granted.requested).toEqual([false, false, false])
    expect(granted.own).toBe(true)
    expect(granted.others).toEqual(granted.others.map(() => false))
  })

  it('lets the page have the pedals that were connected, and no other device', async () => {
    const seen = await app.main(({ log, session }) => {
      const pedal = { vendorId: 0x05f3, productId: 0x00ff, deviceId: 'pedal', collections: [] }
      const keyboard = { ...pedal, vendorId: 0x046d, deviceId: 'keyboard' }
      const unlike = { ...pedal, productId: 0x1234, deviceId: 'unlike' }
      const allowed = (device: object, origin = 'app://sottovoce', deviceType = 'hid') =>
        log.devicePermission({ deviceType, origin, device })
      const select = (deviceList: readonly object[], origin = 'app://sottovoce', parent = null) => {
        let chosen: string | undefined = 'not answered'
        const frame = { origin, parent }
        const event = { preventDefault: () => {} }
        session.defaultSession.emit(
          'select-hid-device',
          event,
          { deviceList, frame },
          (id?: string) => (chosen = id),
        )
        return chosen ?? null
      }
      const before = allowed(pedal)
      const refused = [
        select([keyboard, unlike]),
        select([pedal], 'https://example.org'),
        select([]),
      ]
      const chosen = select([keyboard, unlike, pedal])
      const second = { ...pedal, vendorId: 0x0911, productId: 0x091a, deviceId: 'second' }
      const next = select([pedal, second])
      const after = [
        allowed(pedal),
        allowed(keyboard),
        allowed(unlike),
        allowed(pedal, 'https://example.org'),
        allowed(pedal, 'app://sottovoce', 'usb'),
        allowed({ portId: '1' }),
      ]
      session.defaultSession.emit('hid-device-revoked', {}, { device: pedal })
      return { before, refused, chosen, next, after, revoked: allowed(pedal) }
    })
    expect(seen).toEqual({
      before: false,
      refused: [null, null, null],
      chosen: 'pedal',
      next: 'second',
      after: [true, false, false, false, false, false],
      revoked: false,
    })
  })

  it('keeps a pedal that is in the settings', async () => {
    const allowed = () =>
      app.main(({ log }) =>
        log.devicePermission({
          deviceType: 'hid',
          origin: 'app://sottovoce',
          device: { vendorId: 0x0911, productId: 0x1844 },
        }),
      )
    const put = (kept: boolean) =>
      app.page(async (keep) => {
        const { calls } = window.sottovoce ?? {}
        const state = await calls?.['app.state']?.({})
        const settings = state?.ok ? Object(state.value).settings : {}
        const pedal = { vendorId: 0x0911, productId: 0x1844, name: 'x', switches: [] }
        return calls?.['settings.put']?.({ ...settings, pedals: keep ? [pedal] : [] })
      }, kept)
    expect(await allowed()).toBe(false)
    expect(await put(true)).toMatchObject({ ok: true })
    expect(await allowed()).toBe(true)
    await put(false)
    expect(await allowed()).toBe(false)
  })

  it('asks for recordings with the system dialog; the page never names a file', async () => {
    const picked = await app.page(() => window.sottovoce?.calls['recording.pick']?.({}))
    expect(picked).toEqual({ ok: false, error: { code: 'cancelled' } })
    const dialogs = await app.main(({ log }) => log.dialogs)
    expect(dialogs.at(-1)).toMatchObject({ kind: 'open' })
  })

  it('has a menu in the language of the system, whose actions reach the page', async () => {
    const labels = await app.main(({ log }) => log.menu.map(({ label }) => label))
    expect(labels).toEqual(['Archivo', 'Edición', 'Ver', 'Ayuda'])
    await app.page(() => {
      const events: unknown[] = []
      Reflect.set(window, 'seenEvents', events)
      window.sottovoce?.onEvent((event) => void events.push(event))
    })
    await app.main(({ log }) => {
      const items = log.menu.flatMap(({ submenu }) => submenu ?? [])
      items.find(({ id }) => id === 'help.keys')?.click?.()
    })
    await vi.waitFor(async () => {
      const seen = await app.page(() => Reflect.get(window, 'seenEvents'))
      expect(seen).toContainEqual({ type: 'action', action: 'help.keys' })
    })
  })

  it('broke no rule of its own policy', async () => {
    const complaints = await app.main(({ log }) =>
      log.console.filter((line) => line.includes('Content Security Policy')),
    )
    // The two that the tests above provoked.
    expect(
      complaints.filter((line) => !/example\.org|inline script|unsafe-eval/.test(line)),
    ).toEqual([])
  })
})

describeInChromium('closing the Electron window', () => {
  it('ends the process in good order and keeps the window’s place', async () => {
    const app = await launchElectron()
    const file = join(app.folder, 'user-data', 'window.json')
    expect(existsSync(file)).toBe(false)
    expect(await app.close()).toBe(0)
    const { width, height } = JSON.parse(readFileSync(file, 'utf8'))
    expect([width, height]).toEqual([1280, 800])
    expect(app.output()).toBe('')
    rmSync(app.folder, { recursive: true })
  })
})
