import { initial } from './0001-initial.ts'
import { speech } from './0002-speech.ts'
import { marker } from './0003-marker.ts'
import { search } from './0004-search.ts'

/** One entry a version of the store, oldest first; entries are never changed once released. */
export const MIGRATIONS: readonly string[] = [initial, speech, marker, search]
