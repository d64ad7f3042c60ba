import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../../../src/core/keys/actions.ts'
import { PEDAL_MODES, type SwitchChoice } from '../../../src/core/pedals/devices.ts'
import {
  AT_REST,
  FIRST_REPEAT_MS,
  modesOf,
  REPEAT_MS,
  step,
  type PedalEvent,
} from '../../../src/core/pedals/machine.ts'

const LEFT = '0.0.1.1'
const MIDDLE = '0.0.2.2'
const RIGHT = '0.0.4.4'

const choices: readonly SwitchChoice[] = [
  { id: LEFT, action: 'player.jumpBack', mode: 'hold' },
  { id: MIDDLE, action: 'player.playPause', mode: 'hold' },
  { id: RIGHT, action: 'player.jumpForward', mode: 'toggle' },
]

const down = (atMs: number, ...ids: readonly string[]): PedalEvent => ({
  type: 'switches',
  pressed: new Set(ids),
  atMs,
})
const tick = (atMs: number): PedalEvent => ({ type: 'tick', atMs })
const GONE: PedalEvent = { type: 'gone' }

/** What is done at each of the events. */
function done(
  events: readonly PedalEvent[],
  given: readonly SwitchChoice[] = choices,
): readonly (readonly string[])[] {
  let state = AT_REST
  return events.map((event) => {
    const next = step(state, event, given)
    state = next.state
    return next.commands.map(({ kind, action }) => `${kind} ${action}`)
  })
}
const one = (action: string, mode: SwitchChoice['mode']) => [{ id: LEFT, action, mode }]

describe('a switch in the mode', () => {
  it('press acts once, however long it is down', () => {
    const given = one('player.jumpBack', 'press')
    expect(done([down(0, LEFT), tick(5_000), down(6_000), down(7_000, LEFT)], given)).toEqual([
      ['run player.jumpBack'],
      [],
      [],
      ['run player.jumpBack'],
    ])
  })

  it('hold plays from press to release', () => {
    expect(done([down(0, MIDDLE), down(1, MIDDLE), tick(9_000), down(9_001)])).toEqual([
      ['start player.playPause'],
      [],
      [],
      ['stop player.playPause'],
    ])
  })

  it('hold jumps again and again until the release', () => {
    const later = FIRST_REPEAT_MS + REPEAT_MS
    const events = [
      down(0, LEFT),
      tick(FIRST_REPEAT_MS - 1),
      tick(FIRST_REPEAT_MS),
      tick(later - 1),
      tick(later),
      down(later + 1),
      tick(later + 5_000),
    ]
    const jump = ['run player.jumpBack']
    expect(done(events)).toEqual([jump, [], jump, [], jump, [], []])
  })

  it('toggle jumps again and again until the next press', () => {
    const events = [
      down(0, RIGHT),
      down(1),
      tick(FIRST_REPEAT_MS),
      down(600, RIGHT),
      tick(60_000),
      down(60_001),
    ]
    const jump = ['run player.jumpForward']
    expect(done(events)).toEqual([jump, [], jump, [], [], []])
  })

  it('toggle leaves it to the player whether it plays', () => {
    const given = one('player.playPause', 'toggle')
    const run = ['run player.playPause']
    expect(done([down(0, LEFT), down(1), down(2, LEFT), down(3)], given)).toEqual([
      run,
      [],
      run,
      [],
    ])
  })

  it.each(PEDAL_MODES)('%s does once what cannot last', (mode) => {
    const given = one('study.lock', mode)
    expect(done([down(0, LEFT), tick(9_000), down(9_001)], given)).toEqual([
      ['run study.lock'],
      [],
      [],
    ])
  })
})

describe('several switches', () => {
  it('act each by itself', () => {
    const events = [down(0, MIDDLE), down(1, MIDDLE, LEFT), down(2, LEFT), down(3)]
    expect(done(events)).toEqual([
      ['start player.playPause'],
      ['run player.jumpBack'],
      ['stop player.playPause'],
      [],
    ])
  })
})

describe('a pedal', () => {
  it('that is unplugged ends what it began', () => {
    expect(done([down(0, MIDDLE, LEFT), GONE, tick(9_000)])).toEqual([
      ['start player.playPause', 'run player.jumpBack'],
      ['stop player.playPause'],
      [],
    ])
  })

  it('ends what it began though it was given something else meanwhile', () => {
    const { state } = step(AT_REST, down(0, MIDDLE), choices)
    expect(step(state, down(1), []).commands).toEqual([
      { kind: 'stop', action: 'player.playPause' },
    ])
  })

  it('does nothing for what is no action, and for switches that it was not given', () => {
    expect(done([down(0, LEFT)], one('constructor', 'hold'))).toEqual([[]])
    expect(done([down(0, '9.9.1.1')])).toEqual([[]])
  })
})

describe('the modes that are offered', () => {
  it('are at least one for every action, the first of use', () => {
    for (const { id } of ACTIONS) expect(PEDAL_MODES).toContain(modesOf(id)[0])
    expect(modesOf('player.playPause')).toEqual(['hold', 'toggle'])
    expect(modesOf('no.such')).toEqual(['press'])
  })
})

it('whatever happens, each start is followed by one stop when the pedal is gone', () => {
  const anyId = fc.constantFrom(LEFT, MIDDLE, RIGHT, 'x')
  const anyChoices = fc.array(
    fc.record({
      id: anyId,
      action: fc.constantFrom(...ACTIONS.map(({ id }) => id), 'x'),
      mode: fc.constantFrom(...PEDAL_MODES),
    }),
    { maxLength: 4 },
  )
  const anyEvent = fc.oneof(
    fc.array(anyId).map((ids) => down(0, ...ids)),
    fc.nat(5_000).map(tick),
    fc.constant(GONE),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(anyEvent, anyChoices)), (events) => {
      let state = AT_REST
      let playing = 0
      for (const [event, given] of [...events, [GONE, []] as const]) {
        const next = step(state, event, given)
        state = next.state
        for (const { kind } of next.commands) {
          if (kind !== 'run') playing += kind === 'start' ? 1 : -1
          expect(playing).toBeGreaterThanOrEqual(0)
        }
      }
      expect(playing).toBe(0)
      expect(state).toEqual(AT_REST)
    }),
  )
})
