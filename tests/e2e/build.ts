import { buildIfNeeded } from '../../scripts/build-if-needed.mjs'

/** The end-to-end tests run what people run: `out/` as built. */
export default function setup(): void {
  if (!buildIfNeeded()) throw new Error('the build failed; see above')
}
