import { sameNamed, speakerText, type SpeakerIds } from '../../../core/importers/into-transcript.ts'
import type { ImportedTranscript } from '../../../core/importers/index.ts'
import type { Speaker } from '../../../core/transcript/model.ts'

export const NEW = 'new:'
export const NOBODY = 'nobody:'

/** Who each speaker of the file is: a speaker's id, `NEW` or `NOBODY`. Ids hold no colon. */
export type Choices = ReadonlyMap<string, string>

/** More names than people have in a talk are words before colons; those are not asked for one by one. */
export const MOST_ASKED = 30

/** The file's speakers, those who say most first: it is they who should be asked for. */
export function byTurns({ speakers, segments }: ImportedTranscript): string[] {
  const turns = Map.groupBy(segments, ({ speaker }) => speaker)
  const count = (name: string) => turns.get(name)?.length ?? 0
  return speakers.toSorted((a, b) => count(b) - count(a))
}

/** As it is proposed: somebody of the same name, else somebody new. */
export const proposed = (names: readonly string[], speakers: readonly Speaker[]): Choices =>
  new Map(names.map((name) => [name, sameNamed(name, speakers)?.id ?? NEW]))

/** The speakers to add, in the file's order, and whose each of the file's turns become. */
export function settled(
  { speakers }: ImportedTranscript,
  choices: Choices,
): { readonly added: readonly Speaker[]; readonly speakerIds: SpeakerIds } {
  const added: Speaker[] = []
  const idOf = (name: string): string | null => {
    const choice = choices.get(name) ?? NOBODY
    if (choice !== NEW) return choice === NOBODY ? null : choice
    const id = crypto.randomUUID()
    added.push({ id, name: speakerText(name), participantId: null })
    return id
  }
  return { speakerIds: new Map(speakers.map((name) => [name, idOf(name)])), added }
}
