import { readFileSync } from 'node:fs'
import type * as z from 'zod'
import { replaceFile } from './security/files.ts'

/** The file's content by its schema; null where it is missing or is not that. */
export function readJsonSync<Value>(file: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Replaces the file as a whole: a reader sees the old content or the new. */
export const writeJson = (file: string, value: unknown): Promise<void> =>
  replaceFile(file, `${JSON.stringify(value, null, 2)}\n`)
