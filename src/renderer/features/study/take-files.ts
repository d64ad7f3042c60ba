import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import { namesTranscript } from '../../../core/importers/extensions.ts'
import { importing } from '../importing/import-store.ts'
import { usePlace } from './place.ts'
import { uploadAll } from './upload.ts'

const isTranscript = ({ name, type }: File): boolean =>
  namesTranscript(name) || type.startsWith('text/')

function importDropped([first, ...others]: readonly File[]): void {
  const { section, transcriptId } = usePlace.getState()
  const isOpen = section === 'transcript' && transcriptId !== null
  if (first && isOpen) void importing.read(first)
  const words = isOpen ? others.length > 0 && 'onlyOne' : first && 'openFirst'
  if (words) notifications.show({ message: i18next.t(`importing.${words}`) })
}

/** Files dropped on the window: recordings go into the study, a transcript into what is open. */
export async function takeFiles(files: readonly File[]): Promise<void> {
  importDropped(files.filter(isTranscript))
  await uploadAll(files.filter((file) => !isTranscript(file)))
}
