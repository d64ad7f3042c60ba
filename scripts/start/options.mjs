import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const HOSTS = ['electron', 'browser']

/** The command line of `npm start`; `{ error }` with one line for what can't be understood. */
export function parseOptions(argv) {
  let parsed
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        'user-data': { type: 'string' },
        studies: { type: 'string' },
      },
    })
  } catch (error) {
    return { error: error.message.split('\n')[0] }
  }
  const { values, positionals } = parsed
  const [study] = positionals
  const port = values.port === undefined ? null : Number(values.port)

  if (values.host !== undefined && !HOSTS.includes(values.host)) {
    return { error: `--host is ${HOSTS.join(' or ')}.` }
  }
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    return { error: '--port is a number from 1 to 65535.' }
  }
  if (positionals.length > 1) return { error: 'one study folder at a time.' }
  if (study !== undefined && !existsSync(study)) return { error: 'no such study folder.' }
  return {
    host: values.host ?? null,
    open: !values['no-open'],
    port,
    userData: values['user-data'] ?? null,
    studies: values.studies ?? null,
    study: study ?? null,
  }
}

/** What the program itself is told; without a study it opens the sample. */
export function programArguments({ port, userData, studies, study }) {
  return [
    ...(port === null ? [] : [`--port=${port}`]),
    ...(userData === null ? [] : [`--user-data=${resolve(userData)}`]),
    ...(studies === null ? [] : [`--studies=${resolve(studies)}`]),
    study === null ? '--sample' : `--study=${resolve(study)}`,
  ]
}
