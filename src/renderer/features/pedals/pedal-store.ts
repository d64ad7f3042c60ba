import { create } from 'zustand'
import type { PedalChoice } from '../../../core/pedals/choices.ts'
import { newPedal, switchesOf } from '../../../core/pedals/choices.ts'
import { isPedal, PEDAL_FILTERS, pedalKey } from '../../../core/pedals/devices.ts'
import type { PedalId, SwitchChoice } from '../../../core/pedals/devices.ts'
import { AT_REST, step } from '../../../core/pedals/machine.ts'
import type { PedalCommand, PedalEvent, PedalState } from '../../../core/pedals/machine.ts'
import { learn, parse, switchId } from '../../../core/pedals/report.ts'
import type { InputReport, Learning } from '../../../core/pedals/report.ts'
import { isConnection, isReport } from './hid.ts'
import type { Hid, HidDevice } from './hid.ts'

/** A pedal that is plugged in and may be used. */
export interface ConnectedPedal {
  /** As `pedalKey` writes it; what comes as several devices, or twice, is one. */
  readonly key: string
  readonly pedal: PedalChoice
  /** The pressed ones among the switches that it has. */
  readonly pressed: ReadonlySet<string>
  /** The system does not let it be opened. */
  readonly failed: boolean
}

interface PedalsState {
  readonly connected: readonly ConnectedPedal[]
  /** The pedal of which a switch is to be learned. */
  readonly learningKey: string | null
  /** While pedals are tried, what they would do is shown and not done. */
  readonly testing: boolean
  /** What was done last, or would have been. */
  readonly last: PedalCommand | null
}

/** What goes with one open device. */
interface Entry {
  readonly device: HidDevice
  readonly key: string
  readonly stop: AbortController
  failed: boolean
  machine: PedalState
  learning: Learning
}

const TICK_MS = 50
const UNSEEN: Learning = { last: new Map(), first: null }

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength))

/**
 * Opens the foot pedals that were permitted, whenever they are plugged in, and hands out what their
 * switches want done. `hid` is undefined where the browser has none.
 */
export function createPedals(hid: Hid | undefined, act: (command: PedalCommand) => void) {
  const store = create<PedalsState>()(() => ({
    connected: [],
    learningKey: null,
    testing: false,
    last: null,
  }))
  let entries: readonly Entry[] = []
  let choices: readonly PedalChoice[] = []
  let onFound: (id: string) => void = () => {}
  let ticking: ReturnType<typeof setInterval> | undefined

  /** While a switch is learned its pedal does nothing. */
  const choicesFor = (entry: Entry): readonly SwitchChoice[] =>
    store.getState().learningKey === entry.key ? [] : switchesOf(entry.device, choices)

  function publish(): void {
    const keys = [...new Set(entries.map(({ key }) => key))]
    const connected = keys.flatMap((key): readonly ConnectedPedal[] => {
      const own = entries.filter((entry) => entry.key === key)
      const [first] = own
      if (!first) return []
      const pressed = new Set(own.flatMap(({ machine }) => [...machine.pressed]))
      const pedal = newPedal(first.device, first.device.productName)
      return [{ key, pedal, pressed, failed: own.every(({ failed }) => failed) }]
    })
    store.setState({ connected })
  }

  function dispatch(entry: Entry, event: PedalEvent): void {
    const { state, commands } = step(entry.machine, event, choicesFor(entry))
    entry.machine = state
    const { testing } = store.getState()
    for (const command of commands) {
      store.setState({ last: command })
      if (!testing) act(command)
    }
    schedule()
  }

  function schedule(): void {
    const repeats = entries.some(({ machine }) =>
      [...machine.lasting.values()].some(({ nextAtMs }) => nextAtMs !== null),
    )
    if (repeats) {
      ticking ??= setInterval(tick, TICK_MS)
      return
    }
    clearInterval(ticking)
    ticking = undefined
  }

  function tick(): void {
    for (const entry of entries) dispatch(entry, { type: 'tick', atMs: performance.now() })
  }

  const idsOf = (entry: Entry): readonly string[] =>
    switchesOf(entry.device, choices).map(({ id }) => id)

  function onReport(entry: Entry, report: InputReport): void {
    const { learning, found } = learn(entry.learning, report)
    entry.learning = { ...learning, first: null }
    if (store.getState().learningKey === entry.key) {
      entry.learning = learning
      if (found) finishLearning(switchId(found))
    }
    const pressed = parse(report, idsOf(entry), entry.machine.pressed)
    // Some devices report all the time, changed or not.
    if (pressed.symmetricDifference(entry.machine.pressed).size === 0) return
    dispatch(entry, { type: 'switches', pressed, atMs: performance.now() })
    publish()
  }

  function finishLearning(id: string): void {
    const tell = onFound
    stopLearning()
    tell(id)
  }

  function stopLearning(): void {
    onFound = () => {}
    for (const entry of entries) entry.learning = { ...entry.learning, first: null }
    store.setState({ learningKey: null })
  }

  /** Ends what switches have begun. */
  function rest(): void {
    for (const entry of entries) dispatch(entry, { type: 'gone' })
  }

  async function add(device: HidDevice): Promise<void> {
    if (!isPedal(device) || entries.some((each) => each.device === device)) return
    const entry: Entry = {
      device,
      key: pedalKey(device),
      stop: new AbortController(),
      failed: false,
      machine: AT_REST,
      learning: UNSEEN,
    }
    entries = [...entries, entry]
    device.addEventListener(
      'inputreport',
      (event) => {
        if (!isReport(event)) return
        onReport(entry, { reportId: event.reportId, bytes: bytesOf(event.data) })
      },
      { signal: entry.stop.signal },
    )
    publish()
    await (device.opened ? Promise.resolve() : device.open()).catch(() => {
      entry.failed = true
    })
    publish()
  }

  function drop(isGone: (entry: Entry) => boolean): readonly Entry[] {
    const gone = entries.filter(isGone)
    for (const entry of gone) {
      entry.stop.abort()
      dispatch(entry, { type: 'gone' })
      if (store.getState().learningKey === entry.key) stopLearning()
    }
    entries = entries.filter((entry) => !gone.includes(entry))
    schedule()
    publish()
    return gone
  }

  return {
    store,
    /** Whether the browser can do it at all. */
    supported: hid !== undefined,
    /** Opens what was permitted before, now and whenever it is plugged in. Once. */
    async start(): Promise<void> {
      if (!hid) return
      hid.addEventListener('connect', (event) => {
        if (isConnection(event)) void add(event.device)
      })
      hid.addEventListener('disconnect', (event) => {
        if (isConnection(event)) drop(({ device }) => device === event.device)
      })
      // A browser whose policy forbids devices refuses: then there are none.
      const devices = await hid.getDevices().catch(() => [])
      await Promise.all(devices.map(add))
    },
    /** Asks the person for a pedal; null where none was chosen. */
    async connect(): Promise<PedalChoice | null> {
      const devices = (await hid?.requestDevice({ filters: PEDAL_FILTERS }).catch(() => [])) ?? []
      await Promise.all(devices.map(add))
      const [first] = devices.filter(isPedal)
      return first ? newPedal(first, first.productName) : null
    },
    /** What the switches do from now on. */
    choose(next: readonly PedalChoice[]): void {
      rest()
      choices = next
      for (const entry of entries) {
        const pressed = [...entry.learning.last].reduce<ReadonlySet<string>>(
          (before, [reportId, bytes]) => parse({ reportId, bytes }, idsOf(entry), before),
          new Set(),
        )
        entry.machine = { ...entry.machine, pressed }
      }
      publish()
    },
    /** Waits for a switch of the pedal to be pressed and tells its id. */
    learn(key: string, tell: (id: string) => void): void {
      rest()
      onFound = tell
      store.setState({ learningKey: key })
    },
    stopLearning,
    setTesting(testing: boolean): void {
      rest()
      store.setState({ testing, last: null })
    },
    /** Closes a pedal and gives the permission back. */
    async forget(pedal: PedalId): Promise<void> {
      const gone = drop(({ key }) => key === pedalKey(pedal))
      await Promise.all(
        gone.map(({ device }) =>
          (device.forget ? device.forget() : device.close()).catch(() => {}),
        ),
      )
    },
  }
}

export type Pedals = ReturnType<typeof createPedals>
