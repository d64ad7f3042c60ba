import { CATEGORIES } from '../../../../src/core/deid/finding.ts'
import {
  MENTION_STATUSES,
  type Entity,
  type Mention,
  type Segment,
  type Transcript,
} from '../../../../src/core/transcript/model.ts'

/** Invented turns of about twelve words; a name in brackets becomes a mention. */
const TURNS = [
  'Bueno, pues yo llegué con [Marisol Quiñones] cuando apenas abrían, como a las siete.',
  '¿Y eso fue en [Valle Sereno] o ya se habían cambiado de casa?',
  'No, todavía no; mi hermana trabajaba en la [Clínica Los Almendros], ahí la conocí.',
  'Ajá. Cuénteme un poco más de cómo era un día normal en ese tiempo.',
  'Mire, me levantaba a las cinco, ponía el café y le hablaba a [doña Remedios].\nElla siempre contestaba.',
  'Entiendo.',
]

const TAGGED = /\[([^\]]+)\]/
const statusOf = (n: number) => MENTION_STATUSES[n % 3] ?? 'proposed'

function mentionIn(n: number, segment: Segment, start: number, length: number): Mention {
  return {
    id: `m${n}`,
    segmentId: segment.id,
    start,
    end: start + length,
    category: CATEGORIES[n % 3] ?? 'OTHER',
    tier: n % 4 === 3 ? 'possible' : 'certain',
    detector: 'roster',
    reason: { es: 'está en la lista del estudio', en: 'is on the roster of the study' },
    status: statusOf(n),
    entityId: `e${n % 4}`,
  }
}

/** A made-up interview of any length between two speakers. */
export function sampleTranscript(count: number): Transcript {
  const segments: Segment[] = []
  const mentions: Mention[] = []
  for (let n = 0; n < count; n++) {
    const turn = TURNS[n % TURNS.length] ?? ''
    const segment: Segment = {
      id: `s${n}`,
      speakerId: n % 6 === 5 ? 'sp1' : `sp${n % 2}`,
      startMs: n * 6000,
      endMs: n * 6000 + 5800,
      text: turn.replace(TAGGED, '$1'),
    }
    segments.push(segment)
    const name = TAGGED.exec(turn)
    if (name?.[1]) mentions.push(mentionIn(n, segment, name.index, name[1].length))
  }
  return {
    id: `t${count}`,
    title: 'Entrevista',
    language: 'es',
    speakers: [
      { id: 'sp0', name: 'Entrevistadora', participantId: null },
      { id: 'sp1', name: 'Doña Eulalia', participantId: null },
    ],
    segments,
    mentions,
  }
}

export const ENTITIES: ReadonlyMap<string, Entity> = new Map(
  ['Marisol Quiñones', 'Valle Sereno', 'Clínica Los Almendros', 'doña Remedios'].map((name, n) => [
    `e${n}`,
    { id: `e${n}`, category: CATEGORIES[n % 3] ?? 'OTHER', name, number: n + 1, replacement: null },
  ]),
)
