import type { IpcMainInvokeEvent, Session, WebContents } from 'electron'
import { isOurs, ORIGIN } from './scheme.ts'

/** Refuses every permission, download, dictionary and request of the session that is not our own. */
export function guardSession(session: Session, options: { readonly devTools: boolean }): void {
  const schemes = ['blob:', 'data:', ...(options.devTools ? ['devtools:'] : [])]
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOurs(url) && !schemes.some((scheme) => url.startsWith(scheme)) }),
  )
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
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
