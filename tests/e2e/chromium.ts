import { describe } from 'vitest'
import { CHROMIUM, launchOptions } from './launch-options.mjs'

export { CHROMIUM, launchOptions }

/** `describe`, skipped with a loud reason where there is no Chromium. */
export const describeInChromium = CHROMIUM === null ? describeSkipped : describe

function describeSkipped(name: string, tests: () => void) {
  console.warn(`SKIPPED: «${name}»: no Chromium was found. Install one or set CHROMIUM_PATH.`)
  describe.skip(name, tests)
}
