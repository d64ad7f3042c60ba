/** A foot pedal that the test moves; in the page, as `window.fakePedal`. */
export interface FakePedal {
  /** Sends an input report. */
  report(reportId: number, bytes: readonly number[]): void
  plugIn(): void
  unplug(): void
  readonly opened: boolean
  readonly forgotten: boolean
  /** With what `requestDevice` was asked. */
  readonly filters: readonly object[]
}

declare global {
  interface Window {
    readonly fakePedal: FakePedal
  }
}

/**
 * Puts a WebHID with one VEC Infinity in the place of the browser's, which has no device and can be
 * asked by nobody. Sent to the page as text: it sees nothing from outside.
 */
export function installFakeHid(): void {
  let opened = false
  let forgotten = false
  let filters: readonly object[] = []
  const device = Object.assign(new EventTarget(), {
    vendorId: 0x05f3,
    productId: 0x00ff,
    productName: 'VEC USB Footpedal',
    collections: [{ usagePage: 0x0c, usage: 0x03 }],
    open: async () => void (opened = true),
    close: async () => void (opened = false),
    forget: async () => void (forgotten = true),
  })
  Object.defineProperty(device, 'opened', { get: () => opened })
  const hid = Object.assign(new EventTarget(), {
    getDevices: async () => [],
    requestDevice: async (asked: { filters: readonly object[] }) => {
      filters = asked.filters
      return [device]
    },
  })
  const tell = (type: string) => hid.dispatchEvent(Object.assign(new Event(type), { device }))
  Object.defineProperty(navigator, 'hid', { value: hid })
  Object.defineProperty(window, 'fakePedal', {
    value: {
      report(reportId: number, bytes: readonly number[]) {
        // Within a larger buffer, as a browser may give it.
        const data = new DataView(Uint8Array.from([255, ...bytes]).buffer, 1)
        device.dispatchEvent(Object.assign(new Event('inputreport'), { reportId, data, device }))
      },
      plugIn: () => tell('connect'),
      unplug() {
        opened = false
        tell('disconnect')
      },
      get opened() {
        return opened
      },
      get forgotten() {
        return forgotten
      },
      get filters() {
        return filters
      },
    },
  })
}

/** Takes WebHID away, as in a browser that has none. */
export function removeHid(): void {
  Object.defineProperty(navigator, 'hid', { value: undefined })
}
