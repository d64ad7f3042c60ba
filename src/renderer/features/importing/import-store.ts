import { create } from 'zustand'
import { TRANSCRIPT_EXTENSIONS } from '../../../core/importers/extensions.ts'
import type { KnownFile } from '../../../core/importers/index.ts'
import { readFile, type FileError } from './read-file.ts'

/** The file that is being imported into the open transcript. */
export type ImportState =
  | { readonly status: 'none' }
  | { readonly status: 'reading' }
  | { readonly status: 'failed'; readonly error: FileError }
  | { readonly status: 'read'; readonly file: KnownFile }

export const useImport = create<ImportState>()(() => ({ status: 'none' }))

const setState = (state: ImportState): void => useImport.setState(state, true)

let abort: AbortController | null = null

/** One file after the other; a new one takes the place of that before it. */
export const importing = {
  async read(file: File): Promise<void> {
    importing.close()
    const { signal } = (abort = new AbortController())
    setState({ status: 'reading' })
    const read = await readFile(file, signal)
    if (signal.aborted) return
    setState(
      read.ok ? { status: 'read', file: read.value } : { status: 'failed', error: read.error },
    )
  },
  /** Asks for a file by the page's own dialog: its bytes are for the page alone. */
  pick(): void {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = ['text/*', ...TRANSCRIPT_EXTENSIONS.map((each) => `.${each}`)].join(',')
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (file) void importing.read(file)
    })
    input.click()
  },
  /** Forgets the file, whether it is read or being read. */
  close(): void {
    abort?.abort()
    setState({ status: 'none' })
  },
}
