import type { TFunction } from 'i18next'
import type { Category } from '../../../core/deid/finding.ts'
import type { MentionStatus } from '../../../core/transcript/model.ts'
import type { EditorWords } from './view/settings.ts'

/** A translation that is looked up once a key: drawing asks for it with every keystroke. */
function remembered<Key>(word: (key: Key) => string): (key: Key) => string {
  const known = new Map<Key, string>()
  return (key) => {
    const found = known.get(key) ?? word(key)
    known.set(key, found)
    return found
  }
}

/** The editor's words in the interface's language. */
export function editorWords(t: TFunction, language: string): EditorWords {
  return {
    language: language.startsWith('es') ? 'es' : 'en',
    writeFirst: t('editor.writeFirst'),
    writeHere: t('editor.writeHere'),
    noSpeaker: t('editor.noSpeaker'),
    category: remembered((category: Category) => t(`editor.category.${category}`)),
    status: remembered((status: MentionStatus) => t(`editor.status.${status}`)),
    seek: (time) => t('editor.seek', { time }),
    chooseSpeaker: (name) => t('editor.chooseSpeaker', { name }),
    replaced: (original) => t('editor.replaced', { original }),
  }
}
