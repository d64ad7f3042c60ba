import { findChromium, sandboxArguments } from '../../scripts/start/chromium.mjs'

/** The Chromium that the end-to-end tests drive; null when this machine has none. */
export const CHROMIUM = findChromium()

/** For playwright's `launch` and `launchPersistentContext`. */
export const launchOptions = {
  executablePath: CHROMIUM ?? '',
  args: [...sandboxArguments(), '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
}
