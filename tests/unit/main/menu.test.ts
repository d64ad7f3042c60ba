import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src/core/result.ts'
import { DEFAULT_SETTINGS } from '../../../src/main/preferences.ts'
import { menuSettings, menuTemplate } from '../../../src/main/hosts/electron/menu.ts'

const state = (language: string, keys: Readonly<Record<string, string[]>> = {}) =>
  ok({
    version: '1',
    host: 'electron',
    locale: 'es-MX',
    settings: { ...DEFAULT_SETTINGS, language, keys },
    study: { status: 'none' },
  })

describe('the language of the menu', () => {
  it.each([
    ['system', 'es-MX', 'es'],
    ['system', 'en-GB', 'en'],
    ['system', 'est-EE', 'en'],
    ['en', 'es-MX', 'en'],
    ['es', 'en-GB', 'es'],
  ])('set to «%s» on a system in %s: %s', (chosen, locale, language) => {
    expect(menuSettings(state(chosen), locale).language).toBe(language)
  })

  it('is that of the system where the settings cannot be read', () => {
    expect(menuSettings(fail({ code: 'internal' }), 'es')).toEqual({ language: 'es', keys: {} })
  })
})

describe('the menu', () => {
  const items = (devTools: boolean, onAction: (action: string) => void = () => {}) =>
    menuTemplate({ language: 'en', keys: {} }, onAction, { devTools }).flatMap(({ submenu }) =>
      Array.isArray(submenu) ? submenu : [],
    )

  it('tells each action by its id', () => {
    const told: string[] = []
    const actions = items(false, (action) => told.push(action)).filter(({ id }) => id !== undefined)
    for (const item of actions) Reflect.apply(item.click ?? (() => {}), null, [])
    expect(told).toEqual(actions.map(({ id }) => id))
    expect(told.toSorted()).toEqual([
      'app.settings',
      'help.keys',
      'player.playPause',
      'recording.import',
      'study.close',
      'study.lock',
      'view.palette',
    ])
  })

  it('has the keys that the person chose', () => {
    const settings = menuSettings(
      state('en', { 'player.playPause': ['F9'], 'study.lock': [] }),
      'es',
    )
    const shown = menuTemplate(settings, () => {}, { devTools: false })
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .map(({ id, accelerator }) => [id, accelerator])
    expect(shown).toContainEqual(['player.playPause', 'F9'])
    expect(shown).toContainEqual(['study.lock', undefined])
    expect(shown).toContainEqual(['view.palette', 'CmdOrCtrl+K'])
  })

  it('offers developer tools only where they are', () => {
    const roles = (devTools: boolean) => items(devTools).map(({ role }) => role)
    expect(roles(false)).not.toContain('toggleDevTools')
    expect(roles(true)).toContain('toggleDevTools')
  })
})
