import { describe, expect, it } from 'vitest'
import { isActionId } from '../../../src/core/keys/actions.ts'
import {
  LONGEST_NAME,
  MOST_PEDALS,
  MOST_SWITCHES,
  newPedal,
  switchesOf,
  withoutPedal,
  withoutSwitch,
  withPedal,
  withSwitch,
  type PedalChoice,
} from '../../../src/core/pedals/choices.ts'
import {
  isPedal,
  KNOWN_PEDALS,
  PEDAL_FILTERS,
  pedalKey,
  switchName,
  usualSwitches,
} from '../../../src/core/pedals/devices.ts'
import { modesOf } from '../../../src/core/pedals/machine.ts'
import { switchOf } from '../../../src/core/pedals/report.ts'
import { settings } from '../../../src/ipc/schemas.ts'
import { DEFAULT_SETTINGS } from '../../../src/main/preferences.ts'

const VEC = { vendorId: 0x05f3, productId: 0x00ff }
const OTHER = { vendorId: 0x05f3, productId: 0x0232 }

describe('the table of pedals', () => {
  it('names each once, with switches that can be read and do something', () => {
    expect(new Set(KNOWN_PEDALS.map(pedalKey)).size).toBe(KNOWN_PEDALS.length)
    for (const pedal of KNOWN_PEDALS) {
      expect(new Set(pedal.switches.map(({ id }) => id)).size).toBe(pedal.switches.length)
      for (const { id, action, mode } of usualSwitches(pedal)) {
        expect(switchOf(id)).not.toBeNull()
        expect(isActionId(action)).toBe(true)
        expect(modesOf(action)).toContain(mode)
      }
    }
  })

  it('writes ids as systems do', () => {
    expect(pedalKey(VEC)).toBe('05f3:00ff')
    expect(switchName(VEC, '0.0.2.2')).toBe('middle')
    expect(switchName(OTHER, '0.0.2.2')).toBeUndefined()
  })
})

describe('a device', () => {
  const consumer = { usagePage: 0x0c, usage: 0x01 }
  const keyboard = { usagePage: 0x01, usage: 0x06 }

  it.each([
    ['of the table', VEC, true],
    ['of the same maker that comes as pedals do', { ...OTHER, collections: [consumer] }, true],
    ['of the same maker that comes otherwise', { ...OTHER, collections: [keyboard] }, false],
    ['of the same maker that tells nothing', OTHER, false],
    ['of another maker', { vendorId: 0x046d, productId: 1, collections: [consumer] }, false],
  ])('%s may be used: %j %s', (_what, device, allowed) => {
    expect(isPedal(device)).toBe(allowed)
  })

  it('is asked for by the same rule', () => {
    for (const filter of PEDAL_FILTERS) {
      const device = {
        productId: 0x9999,
        ...filter,
        collections: 'usage' in filter ? [filter] : [],
      }
      expect(isPedal(device)).toBe(true)
    }
  })
})

describe('the choices', () => {
  const vec = newPedal(VEC, 'VEC USB Footpedal')
  const other = newPedal(OTHER, `  ${'x'.repeat(200)}`)

  it('begin with what is usual, under a name that fits', () => {
    expect(vec).toMatchObject({ name: 'VEC Infinity', switches: usualSwitches(VEC) })
    expect(other).toMatchObject({ name: 'x'.repeat(LONGEST_NAME), switches: [] })
    expect(newPedal(OTHER, ' ').name).toBe('05f3:0232')
    expect(switchesOf(VEC, [])).toEqual(usualSwitches(VEC))
    expect(switchesOf(VEC, [{ ...vec, switches: [] }])).toEqual([])
  })

  it('hold each pedal and each switch once', () => {
    const choice = { id: '0.0.1.1', action: 'study.lock', mode: 'press' } as const
    const changed = withSwitch(vec, choice)
    expect(changed.switches.map(({ id }) => id)).toEqual(vec.switches.map(({ id }) => id))
    expect(withPedal([vec, other], changed)).toEqual([changed, other])
    expect(withoutSwitch(changed, choice.id).switches).toHaveLength(2)
    expect(withoutPedal([vec, other], VEC)).toEqual([other])
  })

  it('never grow beyond what can be kept', () => {
    let pedals: readonly PedalChoice[] = []
    for (let productId = 0; productId < MOST_PEDALS + 3; productId++) {
      pedals = withPedal(pedals, newPedal({ vendorId: 1, productId }, ''))
    }
    let pedal = vec
    for (let byte = 0; byte < MOST_SWITCHES + 3; byte++) {
      pedal = withSwitch(pedal, { id: `1.${byte}.1.1`, action: 'study.lock', mode: 'press' })
    }
    const kept = { ...DEFAULT_SETTINGS, pedals: withPedal(pedals, pedal) }
    expect(settings.parse(kept)).toEqual(kept)
    expect(kept.pedals.at(-1)).toEqual(pedal)
  })

  it.each([
    ['ids out of range', { ...vec, vendorId: 0x10000 }],
    ['a long name', { ...vec, name: 'x'.repeat(LONGEST_NAME + 1) }],
    ['a switch that is none', { ...vec, switches: [{ ...vec.switches[0], id: 'x' }] }],
    ['a mode that is none', { ...vec, switches: [{ ...vec.switches[0], mode: 'x' }] }],
  ])('are refused with %s', (_what, pedal) => {
    expect(settings.safeParse({ ...DEFAULT_SETTINGS, pedals: [pedal] }).success).toBe(false)
  })
})
