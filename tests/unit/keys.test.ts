import { describe, expect, it } from 'vitest'
import { ACTIONS, actionOf } from '../../src/core/keys/actions.ts'
import {
  accelerator,
  isFree,
  KEY_PATTERN,
  normalKey,
  writtenKey,
} from '../../src/core/keys/chord.ts'
import type { KeyPress } from '../../src/core/keys/chord.ts'
import {
  clashesOf,
  keysOf,
  presetChoices,
  presetOf,
  PRESETS,
  withKeys,
} from '../../src/core/keys/keymap.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a pressed key', () => {
  it.each([
    ['Mod+Shift+K', press('K', { ctrlKey: true, shiftKey: true }), false],
    ['Mod+K', press('k', { metaKey: true }), true],
    ['Ctrl+Space', press(' ', { ctrlKey: true }), true],
    ['Mod+Space', press(' ', { ctrlKey: true }), false],
    ['Mod+Shift+1', press('!', { code: 'Digit1', ctrlKey: true, shiftKey: true }), false],
    ['F13', press('F13'), false],
    ['Alt+ArrowUp', press('ArrowUp', { altKey: true }), false],
    ['Mod++', press('+', { ctrlKey: true }), false],
    ['MediaPlayPause', press('MediaPlayPause'), false],
  ])('is written %s', (written, event, isMac) => {
    expect(writtenKey(event, isMac)).toBe(written)
    expect(written).toMatch(KEY_PATTERN)
  })

  it.each(['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Unidentified'])(
    'is none when it is %s alone',
    (key) => {
      expect(writtenKey(press(key), false)).toBeNull()
    },
  )

  it('is the same however it is written', () => {
    expect(normalKey('Shift+Ctrl+k', false)).toBe(normalKey('Mod+Shift+K', false))
    expect(normalKey('Ctrl+Space', true)).not.toBe(normalKey('Mod+Space', true))
    expect(normalKey('Mod++', false)).not.toBe(normalKey('Mod', false))
  })

  it.each(['F4', 'Escape', 'Mod+J', 'Alt+1', 'Shift+F9', 'Mod++', 'Alt+PageUp', 'Pause'])(
    'may be an action’s: %s',
    (key) => {
      expect(isFree(key)).toBe(true)
    },
  )

  it.each(['A', 'Shift+A', '1', '+', 'Shift++', 'Enter', 'Space', 'ArrowUp', 'Shift+Tab'])(
    'may not, for it types or moves: %s',
    (key) => {
      expect(isFree(key)).toBe(false)
    },
  )

  it('is written in a menu as Electron wants it', () => {
    expect(['Mod+Shift+L', 'Alt+ArrowUp', 'F1', 'F24', 'MediaTrackNext'].map(accelerator)).toEqual([
      'CmdOrCtrl+Shift+L',
      'Alt+Up',
      'F1',
      'F24',
      'MediaNextTrack',
    ])
  })

  it.each([
    ...Array.from({ length: 12 }, (_, index) => `F${13 + index}`),
    ...['MediaPlayPause', 'MediaStop', 'MediaTrackNext', 'MediaTrackPrevious', 'MediaRewind'],
    ...['AudioVolumeUp', 'LaunchApplication1', 'BrowserBack'],
  ])('may be that of a pedal that acts as a keyboard: %s', (key) => {
    const written = writtenKey(press(key), false)
    expect(written).toBe(key)
    expect(written).toMatch(KEY_PATTERN)
    expect(isFree(key)).toBe(true)
  })
})

describe('the table', () => {
  it('names each action once, in both languages, with keys that may be an action’s', () => {
    expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length)
    for (const { keys, labels } of ACTIONS) {
      expect(labels.es).not.toBe('')
      expect(labels.en).not.toBe('')
      for (const key of keys) {
        expect(key).toMatch(KEY_PATTERN)
        expect(isFree(key)).toBe(true)
      }
    }
  })

  describe.each(PRESETS)('as in %s', (preset) => {
    const choices = presetChoices(preset)

    it.each([true, false])('gives no key twice (on a Mac: %s)', (isMac) => {
      const clashing = ACTIONS.filter(({ id }) => clashesOf(id, choices, isMac).size > 0)
      expect(clashing.map(({ id }) => id)).toEqual([])
    })

    it('is known again, and has keys that may be an action’s', () => {
      expect(presetOf(choices)).toBe(preset)
      for (const [id, keys] of Object.entries(choices)) {
        expect(actionOf(id)).toBeDefined()
        for (const key of keys) expect(isFree(key)).toBe(true)
      }
    })
  })
})

describe('a person’s choices', () => {
  it('stand before the program’s own keys, also when they are none', () => {
    expect(keysOf('player.jumpBack', {})).toEqual(['F2'])
    expect(keysOf('player.jumpBack', { 'player.jumpBack': ['F13'] })).toEqual(['F13'])
    expect(keysOf('player.jumpBack', { 'player.jumpBack': [] })).toEqual([])
    expect(keysOf('constructor', {})).toEqual([])
  })

  it('are taken back by choosing the action’s own keys', () => {
    const chosen = withKeys({}, 'player.jumpBack', ['F13'])
    expect(presetOf(chosen)).toBeNull()
    expect(withKeys(chosen, 'player.jumpBack', ['F2'])).toEqual({})
  })

  it('clash where two actions have one key', () => {
    const clashes = clashesOf('player.jumpBack', { 'player.jumpBack': ['f3'] }, false)
    expect([...clashes]).toEqual([['f3', ['player.jumpForward']]])
  })
})
