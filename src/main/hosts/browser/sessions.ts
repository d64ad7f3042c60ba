import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Sessions {
  /** Makes the token that the next page signs in with; the one before is void. */
  newToken(): string
  /** Uses the token up and gives a session's secret; null for any other token. */
  redeem(token: string): string | null
  has(secret: string): boolean
}

/** Who may talk to the browser host: whoever signed in with a token from the terminal. */
export function createSessions(): Sessions {
  let token: Buffer | null = null
  const secrets: Buffer[] = []
  return {
    newToken() {
      const value = randomSecret()
      token = digest(value)
      return value
    },
    redeem(value) {
      if (token === null || !timingSafeEqual(token, digest(value))) return null
      token = null
      const secret = randomSecret()
      secrets.push(digest(secret))
      return secret
    },
    has(value) {
      const given = digest(value)
      return secrets.some((secret) => timingSafeEqual(secret, given))
    },
  }
}

const randomSecret = () => randomBytes(32).toString('base64url')
const digest = (value: string) => createHash('sha256').update(value).digest()
