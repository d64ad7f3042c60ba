import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KNOWN_PEDALS, knownPedal } from '../../../src/core/pedals/devices.ts'
import {
  learn,
  parse,
  SWITCH_PATTERN,
  switchId,
  switchOf,
  type InputReport,
  type Learning,
} from '../../../src/core/pedals/report.ts'

const report = (bytes: readonly number[], reportId = 0): InputReport => ({
  reportId,
  bytes: Uint8Array.from(bytes),
})

/** The names of the pressed switches of a known pedal. */
const pressedOn = (productId: number, given: InputReport) => {
  const pedal = KNOWN_PEDALS.find((each) => each.productId === productId)
  const switches = pedal?.switches ?? []
  const pressed = parse(
    given,
    switches.map(({ id }) => id),
  )
  return switches.filter(({ id }) => pressed.has(id)).map(({ name }) => name)
}

describe('a report of a known pedal', () => {
  it.each([
    [0x00ff, [0, 0], 0, []],
    [0x00ff, [1, 0], 0, ['left']],
    [0x00ff, [2, 0], 0, ['middle']],
    [0x00ff, [4, 0], 0, ['right']],
    [0x00ff, [5, 0], 0, ['left', 'right']],
    [0x00ff, [7, 0], 0, ['left', 'middle', 'right']],
    [0x1844, [2], 0, ['play']],
    [0x1844, [6, 0, 0, 0], 0, ['play', 'forward']],
    [0x091a, [8], 0, ['fourth']],
    [0x0086, [0, 3, 0, 0, 1, 0], 1, ['middle']],
    [0x0086, [0, 3, 0, 1, 0, 1], 1, ['left', 'right']],
  ])('%x: %j of id %i tells of %j', (productId, bytes, reportId, names) => {
    expect(pressedOn(productId, report(bytes, reportId))).toEqual(names)
  })

  it.each([
    ['empty', 0x00ff, []],
    ['too short', 0x0086, [0, 3, 0]],
  ])('that is %s tells of none', (_what, productId, bytes) => {
    expect(pressedOn(productId, report(bytes, productId === 0x0086 ? 1 : 0))).toEqual([])
  })

  it('of another id tells of none', () => {
    expect(pressedOn(0x00ff, report([2, 0], 3))).toEqual([])
  })

  it('leaves as it was what it does not tell of', () => {
    const [middle = ''] = (knownPedal({ vendorId: 0x05f3, productId: 0x00ff })?.switches ?? [])
      .filter(({ name }) => name === 'middle')
      .map(({ id }) => id)
    const before = new Set([middle])
    expect(parse(report([0, 0], 9), [middle], before)).toEqual(before)
    expect(parse(report([]), [middle], before)).toEqual(before)
    expect(parse(report([0]), [middle], before)).toEqual(new Set())
  })

  it('with bits beyond the switches is read all the same', () => {
    expect(pressedOn(0x00ff, report([0b1111_1010, 0xff, 0xff]))).toEqual(['middle'])
  })
})

describe('a switch that is written', () => {
  it.each([
    '',
    'a',
    '1.2.3',
    '0.0.0.0',
    '256.0.1.1',
    '0.0.256.0',
    '0.0.1.2',
    '-1.0.1.1',
    '0.0.1.1.1',
  ])('is none: «%s»', (id) => {
    expect(switchOf(id)).toBeNull()
    expect(parse(report([255]), [id], new Set([id]))).toEqual(new Set())
  })

  it('is read as it was', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    const mask = fc.integer({ min: 1, max: 255 })
    fc.assert(
      fc.property(byte, byte, mask, byte, (reportId, byteIndex, bits, some) => {
        const written = { reportId, byteIndex, mask: bits, value: some & bits }
        expect(switchId(written)).toMatch(SWITCH_PATTERN)
        expect(switchOf(switchId(written))).toEqual(written)
      }),
    )
  })
})

describe('learning a switch', () => {
  const UNSEEN: Learning = { last: new Map(), first: null }
  const learnFrom = (...reports: readonly InputReport[]): string | null => {
    let learning = UNSEEN
    for (const each of reports) {
      const step = learn(learning, each)
      if (step.found) return switchId(step.found)
      learning = step.learning
    }
    return null
  }
  /** As a store knows it that has seen the pedal rest. */
  const resting = (...bytes: readonly number[]): Learning => ({
    last: new Map([[0, Uint8Array.from(bytes)]]),
    first: null,
  })

  it('takes press and release where nothing was seen of the pedal', () => {
    expect(learnFrom(report([4, 0]))).toBeNull()
    expect(learnFrom(report([4, 0]), report([0, 0]))).toBe('0.0.4.4')
  })

  it('takes the press where it was seen at rest', () => {
    const { found } = learn(resting(0, 0), report([0, 32]))
    expect(found && switchId(found)).toBe('0.1.32.32')
  })

  it('takes only what a second foot adds', () => {
    const { found } = learn(resting(1), report([3]))
    expect(found && switchId(found)).toBe('0.0.2.2')
  })

  it('learns a switch that clears its bit', () => {
    expect(learnFrom(report([0xfe]), report([0xff]))).toBe('0.0.1.0')
  })

  it('learns a media key’s code, told from another with bits in common', () => {
    const next = learnFrom(report([0xb5, 0], 2), report([0, 0], 2)) ?? ''
    const previous = learnFrom(report([0xb6, 0], 2), report([0, 0], 2)) ?? ''
    expect(parse(report([0xb5, 0], 2), [next, previous])).toEqual(new Set([next]))
    expect(parse(report([0xb6, 0], 2), [next, previous])).toEqual(new Set([previous]))
  })

  it('waits where a pedal reports all the time without being touched', () => {
    const { found, learning } = learn(resting(0, 7), report([0, 7]))
    expect(found).toBeNull()
    expect(learn(learning, report([1, 7])).found).not.toBeNull()
  })

  it('does not take a report of another id for the release', () => {
    expect(learnFrom(report([1], 1), report([9], 2), report([0], 1))).toBe('1.0.1.1')
  })
})

describe('whatever a device sends', () => {
  const anyReport = fc.record({
    reportId: fc.integer({ min: 0, max: 255 }),
    bytes: fc.uint8Array({ maxLength: 64 }),
  })
  const ids = KNOWN_PEDALS.flatMap(({ switches }) => switches.map(({ id }) => id))

  it('nothing throws, and only switches that were asked for are pressed', () => {
    fc.assert(
      fc.property(fc.array(anyReport), fc.array(fc.string()), (reports, garbage) => {
        let pressed: ReadonlySet<string> = new Set()
        for (const each of reports) pressed = parse(each, [...ids, ...garbage], pressed)
        for (const id of pressed) expect([...ids, ...garbage]).toContain(id)
      }),
    )
  })

  it('what is learned is a switch that can be kept, and is pressed in the report that gave it away', () => {
    fc.assert(
      fc.property(anyReport, fc.uint8Array({ maxLength: 64 }), (pressed, rest) => {
        const last = new Map([[pressed.reportId, rest]])
        const { found } = learn({ last, first: null }, pressed)
        if (!found) return
        const id = switchId(found)
        expect(switchOf(id)).toEqual(found)
        expect(parse(pressed, [id]).has(id)).toBe(true)
        expect(parse({ ...pressed, bytes: rest }, [id]).has(id)).toBe(false)
      }),
    )
  })
})
