import { MOST_MARKERS } from '../../core/audio/markers.ts'
import { fail, ok } from '../../core/result.ts'
import { changed, defineHandlers, withStudy, type Context } from '../context.ts'
import { listMarkers, putMarker, removeMarker } from '../store/markers.ts'

/** Markers are the transcriber's own: they are neither logged nor exported. */
export const markerHandlers = (context: Context) =>
  defineHandlers({
    'marker.list': ({ recordingId }) =>
      withStudy(context, ({ db }) => ok(listMarkers(db, recordingId))),

    'marker.put': ({ recordingId, marker }) =>
      withStudy(context, ({ db }) => {
        const put = putMarker(db, recordingId, marker)
        if (!put.ok) return fail({ code: put.error, details: { most: MOST_MARKERS } })
        changed(context, 'markers', recordingId)
        return ok(null)
      }),

    'marker.remove': ({ id }) =>
      withStudy(context, ({ db }) => {
        const recordingId = removeMarker(db, id)
        if (recordingId === null) return fail({ code: 'not-found' })
        changed(context, 'markers', recordingId)
        return ok(null)
      }),
  })
