import { id } from '../ipc/schemas.ts'
import { secure } from './csp.ts'
import { createStaticFiles } from './static.ts'

/** One kind of request beside the page's own files. Parameters are ids by the contract's schema. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  /** E.g. `/media/:id`: one parameter a path segment. */
  readonly path: string
  handle(request: Request, params: Readonly<Record<string, string>>): Promise<Response>
}

export interface RequestHandlerOptions {
  /** The built page. */
  readonly rendererFolder: string
  readonly routes: readonly Route[]
}

/** Answers every request of the page, in both hosts. Never rejects. */
export function createRequestHandler(
  options: RequestHandlerOptions,
): (request: Request) => Promise<Response> {
  const staticFile = createStaticFiles(options.rendererFolder)
  return async (request) => {
    try {
      const routed = await handleRoutes(options.routes, request)
      return secure(routed ?? (await handleStatic(staticFile, request)))
    } catch (error) {
      console.error(`bug in a request: ${error instanceof Error ? error.name : typeof error}`)
      return secure(empty(500))
    }
  }
}

/** The answer of the first route that takes this path; null if none does. */
export async function handleRoutes(
  routes: readonly Route[],
  request: Request,
): Promise<Response | null> {
  const { pathname } = new URL(request.url)
  const matches = routes.flatMap((route) => {
    const params = matchPath(route.path, pathname)
    return params ? [{ route, params }] : []
  })
  if (matches.length === 0) return null
  const match = matches.find(({ route }) => route.method === request.method)
  return match ? match.route.handle(request, match.params) : empty(405)
}

/** A response without a body. */
export const empty = (status: number): Response => new Response(null, { status })

async function handleStatic(
  staticFile: (path: string) => Promise<Response | null>,
  request: Request,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return empty(405)
  const response = (await staticFile(new URL(request.url).pathname)) ?? empty(404)
  return request.method === 'GET' ? response : new Response(null, response)
}

function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== value) return null
    } else {
      if (!id.safeParse(value).success) return null
      params[part.slice(1)] = value
    }
  }
  return params
}
