import type { TFunction } from 'i18next'
import type { Category } from '../../../core/deid/finding.ts'
import type { MentionStatus } from '../../../core/transcript/model.ts'
import type { EditorWords } from './view/settings.ts'

/** The editor's words in the interface's language. */
export function editorWords(t: TFunction, language: string): EditorWords {
  return {
    language: language.startsWith('es') ? 'es' : 'en',
    writeFirst: t('editor.writeFirst'),
    writeHere: t('editor.writeHere'),
    noSpeaker: t('editor.noSpeaker'),
    category: (category: Category) => t(`editor.category.${category}`),
    status: (status: MentionStatus) => t(`editor.status.${status}`),
    seek: (time) => t('editor.seek', { time }),
    chooseSpeaker: (name) => t('editor.chooseSpeaker', { name }),
    replaced: (original) => t('editor.replaced', { original }),
  }
}
