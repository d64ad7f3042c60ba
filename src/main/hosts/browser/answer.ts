import type { Program } from '../../program.ts'
import { secure } from '../../csp.ts'
import { empty, handleRoutes } from '../../requests.ts'
import type { Downloads } from './downloads.ts'
import type { EventLog } from './event-log.ts'
import { isFromOurPage } from './guard.ts'
import { handleRpc, readText } from './rpc.ts'
import type { Sessions } from './sessions.ts'
import { REFUSED_PAGE, SIGN_IN_PAGE, SIGN_IN_SCRIPT } from './sign-in.ts'

export interface BrowserParts {
  readonly program: Program
  readonly sessions: Sessions
  readonly downloads: Downloads
  readonly events: EventLog
  /** The only `Host` that is answered, e.g. `127.0.0.1:4321`. */
  readonly host: string
  /** Told when a token was used up. */
  readonly onSignIn: () => void
}

const TOKEN_BYTES = 1024

/** Answers every request of the browser host: who is it, then what is wanted. */
export async function answer(request: Request, parts: BrowserParts): Promise<Response> {
  if (!isFromOurPage(request, parts.host)) return secure(empty(403))
  return secure((await signIn(request, parts)) ?? (await answerPage(request, parts)))
}

/** The steps that need no session; null for everything else of a signed-in page. */
async function signIn(request: Request, parts: BrowserParts): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url)
  switch (`${request.method} ${pathname}`) {
    case 'GET /':
      if (searchParams.has('token')) return text(SIGN_IN_PAGE, 'text/html')
      break
    case 'GET /sign-in.js':
      return text(SIGN_IN_SCRIPT, 'text/javascript')
    case 'POST /session':
      return startSession(request, parts)
  }
  return isSignedIn(request, parts) ? null : text(REFUSED_PAGE, 'text/html', 401)
}

async function startSession(request: Request, parts: BrowserParts): Promise<Response> {
  const token = await readText(request, TOKEN_BYTES)
  const secret = token === null ? null : parts.sessions.redeem(token)
  if (secret === null) return empty(401)
  parts.onSignIn()
  const cookie = `${cookieName(parts.host)}=${secret}; HttpOnly; SameSite=Strict; Path=/`
  return new Response(null, { status: 204, headers: { 'set-cookie': cookie } })
}

function isSignedIn(request: Request, { host, sessions }: BrowserParts): boolean {
  const start = `${cookieName(host)}=`
  const cookies = (request.headers.get('cookie') ?? '').split('; ')
  const own = cookies.find((cookie) => cookie.startsWith(start))
  return own !== undefined && sessions.has(own.slice(start.length))
}

/** Cookies are shared by a machine's ports, so the port is in the name. */
const cookieName = (host: string) => `sottovoce-${new URL(`http://${host}`).port}`

async function answerPage(request: Request, parts: BrowserParts): Promise<Response> {
  switch (`${request.method} ${new URL(request.url).pathname}`) {
    case 'POST /rpc':
      return handleRpc(request, parts.program.call)
    case 'GET /events':
      return eventStream(request, parts.events)
    default:
      return (
        (await handleRoutes([parts.downloads.route], request)) ??
        parts.program.handleRequest(request)
      )
  }
}

function eventStream(request: Request, events: EventLog): Response {
  const last = request.headers.get('last-event-id')
  return new Response(events.stream(last === null ? null : Number(last)), {
    headers: { 'content-type': 'text/event-stream' },
  })
}

const text = (body: string, type: string, status = 200) =>
  new Response(body, { status, headers: { 'content-type': `${type}; charset=utf-8` } })
