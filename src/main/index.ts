import { runElectron } from './hosts/electron.ts'
import { parseLaunch } from './hosts/launch.ts'
import { parts } from './parts.ts'
import { createProgram } from './program.ts'

runElectron(createProgram, parseLaunch(process.argv.slice(1)), parts)
