import { runBrowser } from './hosts/browser.ts'
import { parseLaunch } from './hosts/launch.ts'
import { parts } from './parts.ts'
import { createProgram } from './program.ts'

await runBrowser(createProgram, parseLaunch(process.argv.slice(2)), parts)
