import type { HidDescription, PEDAL_FILTERS } from '../../../core/pedals/devices.ts'

/** As much of WebHID as foot pedals need; the DOM's own types don't have it (wicg.github.io/webhid). */
export interface HidDevice extends EventTarget, HidDescription {
  readonly opened: boolean
  readonly productName: string
  open(): Promise<void>
  close(): Promise<void>
  /** Takes back the permission; not in every browser. */
  forget?(): Promise<void>
}

export interface HidReportEvent extends Event {
  readonly reportId: number
  readonly data: DataView
}

interface HidConnectionEvent extends Event {
  readonly device: HidDevice
}

export interface Hid extends EventTarget {
  /** The devices that are plugged in and were permitted before. */
  getDevices(): Promise<readonly HidDevice[]>
  /** Lets the person choose; none where they chose none. Only upon a click or a key. */
  requestDevice(options: { readonly filters: typeof PEDAL_FILTERS }): Promise<readonly HidDevice[]>
}

declare global {
  interface Navigator {
    /** Missing in Firefox and Safari. */
    readonly hid?: Hid
  }
}

/** Whether what is plugged in or out tells of its device. */
export const isConnection = (event: Event): event is HidConnectionEvent => 'device' in event

export const isReport = (event: Event): event is HidReportEvent =>
  'reportId' in event && 'data' in event && event.data instanceof DataView
