import type { IpcMainInvokeEvent, Session, WebContents } from 'electron'
import type { PedalId } from '../../../core/pedals/devices.ts'
import { allowPedals } from './pedals.ts'
import { isOurs, ORIGIN } from './scheme.ts'

export interface GuardOptions {
  readonly devTools: boolean
  /** The foot pedals that the person connected; asked each time. */
  readonly pedals: () => readonly PedalId[]
}

/** Refuses every permission but that for foot pedals, and every download, dictionary and request that is not our own. */
export function guardSession(session: Session, options: GuardOptions): void {
  const schemes = ['blob:', 'data:', ...(options.devTools ? ['devtools:'] : [])]
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOurs(url) && !schemes.some((scheme) => url.startsWith(scheme)) }),
  )
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  allowPedals(session, options.pedals)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
}

/** Keeps a page where it is: no navigation away, no embedded contents, no further windows. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url) || !event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Whether a message was sent by our page in the main frame of our window. */
export function isTrusted(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame
  return (
    event.sender === contents &&
    frame !== null &&
    frame === contents.mainFrame &&
    frame.origin === ORIGIN
  )
}
