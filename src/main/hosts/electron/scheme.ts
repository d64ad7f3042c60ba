import type { CustomScheme } from 'electron'

const SCHEME = 'app'

/** Where the page comes from in Electron; the same relative addresses as in a browser. */
export const ORIGIN = `${SCHEME}://sottovoce`

/** Makes `app://` a proper origin, with fetch and seekable audio. Registered before the app is ready. */
export const scheme: CustomScheme & { readonly scheme: string } = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
}

/** Whether an origin is our page's; Electron writes some with a slash at the end. */
export const isOurOrigin = (origin: string) => origin === ORIGIN || origin === `${ORIGIN}/`

export const isOurs = (url: string) => url.startsWith(`${ORIGIN}/`)
