import type { HIDDevice, Session } from 'electron'
import { isPedal, pedalKey } from '../../../core/pedals/devices.ts'
import type { PedalId } from '../../../core/pedals/devices.ts'
import { contract } from '../../../ipc/contract.ts'
import type { CallResult } from '../../../ipc/result.ts'
import { isOurOrigin } from './scheme.ts'

/** The pedals that the person connected, from the answer to `app.state`. */
export function pedalsIn(state: CallResult): readonly PedalId[] {
  const parsed = contract['app.state'].output.safeParse(state.ok ? state.value : null)
  return parsed.data?.settings.pedals ?? []
}

/**
 * Lets our own page use foot pedals, and refuses every other permission and device. A pedal is what
 * the table says (`isPedal`); it is opened only if the person connected it, now or before: Electron
 * itself forgets what was chosen when it ends. `connected` tells of those in the settings.
 */
export function allowPedals(session: Session, connected: () => readonly PedalId[]): void {
  const chosen = new Set<string>()
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { isMainFrame }) =>
      permission === 'hid' && isMainFrame && isOurOrigin(origin),
  )
  session.setDevicePermissionHandler(({ deviceType, origin, device }) => {
    if (deviceType !== 'hid' || !isOurOrigin(origin) || !isHid(device)) return false
    const key = pedalKey(device)
    return (
      isPedal(device) && (chosen.has(key) || connected().some((each) => pedalKey(each) === key))
    )
  })
  // There is no list to choose from: each time the next pedal that is not connected yet is taken.
  session.on('select-hid-device', (event, { deviceList, frame }, choose) => {
    event.preventDefault()
    const isOurPage = frame !== null && frame.parent === null && isOurOrigin(frame.origin)
    const pedals = isOurPage ? deviceList.filter(isPedal) : []
    const pedal = pedals.find((each) => !chosen.has(pedalKey(each))) ?? pedals[0]
    if (pedal) chosen.add(pedalKey(pedal))
    choose(pedal?.deviceId)
  })
  session.on('hid-device-revoked', (_event, { device }) => void chosen.delete(pedalKey(device)))
}

const isHid = (device: object): device is HIDDevice =>
  'vendorId' in device &&
  typeof device.vendorId === 'number' &&
  'productId' in device &&
  typeof device.productId === 'number'
