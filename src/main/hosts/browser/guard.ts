/** Methods that change nothing. */
const READING: readonly string[] = ['GET', 'HEAD']

/**
 * Whether a request comes from our own page, or is a person opening our address. Refuses other
 * names for this machine (DNS rebinding), other origins (CSRF) and other ports of this machine,
 * whose pages would bring our cookie along.
 */
export function isFromOurPage(request: Request, host: string): boolean {
  const { headers, method } = request
  const reading = READING.includes(method)
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')

  if (headers.get('host') !== host) return false
  if (origin === null ? !reading : origin !== `http://${host}`) return false
  if (site === null || site === 'same-origin') return true
  return reading && (site === 'none' || isVisitToStart(request))
}

/** A link to our start page, followed in some other page: the terminal may be one. */
function isVisitToStart({ headers, url }: Request): boolean {
  return (
    new URL(url).pathname === '/' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  )
}
