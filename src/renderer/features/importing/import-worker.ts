/// <reference lib="webworker" />
import { fail, ok } from '../../../core/result.ts'
import { readBytes } from './read-bytes.ts'
import type { ReadReply, ReadRequest } from './worker-messages.ts'

/** Times of words are most of a recogniser's file, and would be copied for nothing. */
function withoutWords(reply: ReadReply): ReadReply {
  if (!reply.ok) return reply
  const { format, transcript } = reply.value
  const segments = transcript.segments.map(({ speaker, startMs, endMs, text }) => ({
    speaker,
    startMs,
    endMs,
    text,
  }))
  return ok({ format, transcript: { ...transcript, segments } })
}

/** An importer that throws has met a file that nobody thought of. */
function read({ bytes }: ReadRequest): ReadReply {
  try {
    return withoutWords(readBytes(bytes))
  } catch {
    return fail('file-broken')
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) =>
  self.postMessage(read(data)),
)
