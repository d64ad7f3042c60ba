import {
  dialog,
  type BrowserWindow,
  type OpenDialogOptions,
  type SaveDialogOptions,
} from 'electron'
import { basename, join } from 'node:path'
import { fail, ok, type Result } from '../../../core/result.ts'
import type { Delivery } from '../../../ipc/schemas.ts'
import { writeInto, writeOver } from '../files.ts'
import type { DeliveredFile, DeliveryFailure, Host, PickFailure } from '../host.ts'

/** How the folder of a study ends. */
const SUFFIX = '.sottovoce'

export interface DialogOptions {
  readonly locale: string
  /** Where a new study is offered to be made. */
  readonly studiesFolder: string
  /** The window that dialogs belong to; null before it is there. */
  readonly window: () => BrowserWindow | null
}

/** The program's questions, asked with the system's own dialogs. */
export function createElectronHost({ locale, studiesFolder, window }: DialogOptions): Host {
  async function open(options: OpenDialogOptions): Promise<Result<readonly string[], PickFailure>> {
    const parent = window()
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options)
    return answer.canceled || answer.filePaths.length === 0
      ? fail('cancelled')
      : ok(answer.filePaths)
  }

  async function openFolder(options: OpenDialogOptions): Promise<Result<string, PickFailure>> {
    const picked = await open(options)
    if (!picked.ok) return picked
    const [path] = picked.value
    return path === undefined ? fail('cancelled') : ok(path)
  }

  async function save(defaultPath: string): Promise<Result<string, 'cancelled'>> {
    const parent = window()
    const options: SaveDialogOptions = {
      defaultPath,
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    }
    const answer = parent
      ? await dialog.showSaveDialog(parent, options)
      : await dialog.showSaveDialog(options)
    return answer.canceled || !answer.filePath ? fail('cancelled') : ok(answer.filePath)
  }

  async function deliverOne(file: DeliveredFile): Promise<Result<Delivery, DeliveryFailure>> {
    const path = await save(basename(file.name))
    if (!path.ok) return path
    const written = await writeOver(path.value, file.bytes)
    return written.ok ? ok({ kind: 'saved', files: 1 }) : written
  }

  return {
    kind: 'electron',
    locale,
    pickRecordings: () => open({ properties: ['openFile', 'multiSelections'] }),
    pickStudy: () => openFolder({ properties: ['openDirectory'], defaultPath: studiesFolder }),
    async chooseStudyFolder(name) {
      const path = await save(join(studiesFolder, basename(name) + SUFFIX))
      return path.ok && !path.value.endsWith(SUFFIX) ? ok(path.value + SUFFIX) : path
    },
    async deliver(files) {
      const [first] = files
      if (files.length === 1 && first) return deliverOne(first)
      const folder = await openFolder({ properties: ['openDirectory', 'createDirectory'] })
      if (!folder.ok) return fail('cancelled')
      const written = await writeInto(folder.value, files)
      return written.ok ? ok({ kind: 'saved', files: written.value.length }) : written
    },
  }
}
