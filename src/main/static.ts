import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { contentSecurityPolicy, NONCE_MARK } from './csp.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * Serves the page's files. They are listed once, so a request's path is only ever a key: no path is
 * made from it and none can lead out of the folder. Links in the folder are not followed.
 */
export function createStaticFiles(folder: string): (path: string) => Promise<Response | null> {
  const files = new Map(listFiles(folder))
  return async (path) => {
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file === undefined) return null
    const type = MEDIA_TYPES[extname(file)] ?? 'application/octet-stream'
    const bytes = await readFile(file)
    return type.startsWith('text/html') ? page(bytes.toString(), type) : asset(bytes, type)
  }
}

function* listFiles(folder: string, path = '/'): Generator<readonly [string, string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = join(folder, entry.name)
    if (entry.isDirectory()) yield* listFiles(full, `${path}${entry.name}/`)
    else if (entry.isFile()) yield [path + entry.name, full]
  }
}

function page(html: string, type: string): Response {
  const nonce = randomBytes(16).toString('base64')
  return new Response(html.replaceAll(NONCE_MARK, nonce), {
    headers: { 'content-type': type, 'content-security-policy': contentSecurityPolicy(nonce) },
  })
}

/** Names of built files carry a hash of what they hold. */
function asset(bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  const cache = 'private, max-age=31536000, immutable'
  return new Response(bytes, { headers: { 'content-type': type, 'cache-control': cache } })
}
