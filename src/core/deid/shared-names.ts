import type { Transcript } from '../transcript/model.ts'

/** What of a roster entry may be shared. */
export interface SharedParticipant {
  readonly code: string
  readonly group: string
  readonly role: string
}

/** How a participant is cited: «Provider/Female nurse», or the code where no role is given. */
export const roleLabel = ({ code, group, role }: SharedParticipant): string =>
  [group, role].filter(Boolean).join('/') || code

/**
 * Names that are fit to be shared, by speaker id, for the speakers who are in the roster. Two
 * speakers of one role are told apart by their codes.
 */
export function sharedNames(
  transcript: Transcript,
  participants: ReadonlyMap<string, SharedParticipant>,
): ReadonlyMap<string, string> {
  const linked = transcript.speakers.flatMap(({ id, participantId }) => {
    const participant = participants.get(participantId ?? '')
    return participant ? [{ id, participant, label: roleLabel(participant) }] : []
  })
  const twice = (label: string) => linked.filter((each) => each.label === label).length > 1
  return new Map(
    linked.map(({ id, participant, label }) => [
      id,
      twice(label) && participant.code ? `${label} (${participant.code})` : label,
    ]),
  )
}
