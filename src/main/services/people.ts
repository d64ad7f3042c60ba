import { fail, ok } from '../../core/result.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import { audit } from '../store/audit.ts'
import { listEntities, putEntities } from '../store/entities.ts'
import { listParticipants, putParticipant, removeParticipant } from '../store/participants.ts'
import { readPolicy, writePolicy } from '../store/study-settings.ts'

/** The roster, the entities and the policy: what replacements are made from. */
export const peopleHandlers = (context: Context) =>
  defineHandlers({
    'participant.list': () => withStudy(context, ({ db }) => ok(listParticipants(db))),
    'participant.put': (participant) =>
      withStudy(context, ({ db }) => {
        putParticipant(db, participant)
        changed(context, 'participants')
        return ok(null)
      }),
    'participant.remove': ({ id }) =>
      withStudy(context, ({ db }) => {
        if (!removeParticipant(db, id)) return fail({ code: 'not-found' })
        changed(context, 'participants')
        changed(context, 'transcript')
        return ok(null)
      }),

    'entity.list': () => withStudy(context, ({ db }) => ok(listEntities(db))),
    'entity.update': ({ id, name, replacement }) =>
      withStudy(context, ({ db }) => {
        const entity = listEntities(db).find((each) => each.id === id)
        if (!entity) return fail({ code: 'not-found' })
        const next = {
          ...entity,
          name: name ?? entity.name,
          replacement: replacement === undefined ? entity.replacement : replacement || null,
        }
        putEntities(db, [next])
        changed(context, 'entities')
        return ok(null)
      }),

    'policy.get': () => withStudy(context, ({ db }) => ok(readPolicy(db))),
    'policy.put': (policy) =>
      withStudy(context, ({ db }) => {
        writePolicy(db, policy)
        audit(db, 'policy-changed')
        changed(context, 'policy')
        return ok(null)
      }),
  })
