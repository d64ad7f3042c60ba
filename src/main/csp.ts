/** The mark in the built page that stands for the response's nonce (`html.cspNonce` of the build). */
export const NONCE_MARK = '@@nonce@@'

/**
 * Content Security Policy of every response. Nothing but our own origin, no inline script, no eval;
 * WebAssembly, which the speech finder runs in, needs a word of its own.
 * Styles made at run time (Mantine's variables) carry the response's nonce; style attributes stay
 * forbidden, for React and CodeMirror set styles through the CSSOM, which the policy does not touch.
 */
export function contentSecurityPolicy(nonce?: string): string {
  const directives: Readonly<Record<string, string>> = {
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'style-src': nonce ? `'self' 'nonce-${nonce}'` : "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'media-src': "'self' blob:",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
  }
  return Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join('; ')
}

/** What the page may not use, nor anything in it; of devices only HID, for foot pedals, on our own origin. */
const REFUSED = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'encrypted-media',
  'gamepad',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
] as const
export const PERMISSIONS_POLICY = ['hid=(self)', ...REFUSED.map((feature) => `${feature}=()`)].join(
  ', ',
)

/** Headers of every response, whatever it holds; one that is set already is left. */
export function secure(response: Response): Response {
  const headers = new Headers(response.headers)
  const defaults: Readonly<Record<string, string>> = {
    'content-security-policy': contentSecurityPolicy(),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': PERMISSIONS_POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
  for (const [name, value] of Object.entries(defaults)) {
    if (!headers.has(name)) headers.set(name, value)
  }
  return new Response(response.body, { status: response.status, headers })
}
