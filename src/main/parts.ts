import { fileURLToPath } from 'node:url'
import { version } from '../../package.json' with { type: 'json' }
import type { Parts } from './hosts/launch.ts'

const fromBuilt = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** As built: this file ends up in `out/main`. */
export const parts: Parts = {
  preloadFile: fromBuilt('../preload/index.cjs'),
  rendererFolder: fromBuilt('../renderer'),
  resourcesFolder: fromBuilt('../../resources'),
  version,
}
