/// <reference lib="webworker" />
import { readKnownFile } from '../../../core/importers/index.ts'
import { fail, ok } from '../../../core/result.ts'
import type { ReadReply, ReadRequest } from './worker-messages.ts'

/** Times of words are most of a recogniser's file, and would be copied for nothing. */
function withoutWords(reply: ReadReply): ReadReply {
  if (!reply.ok) return reply
  const { format, transcripts } = reply.value
  const bare = transcripts.map((transcript) => ({
    ...transcript,
    segments: transcript.segments.map(({ speaker, startMs, endMs, text }) => ({
      speaker,
      startMs,
      endMs,
      text,
    })),
  }))
  return ok({ format, transcripts: bare })
}

/** An importer that throws has met a file that nobody thought of. */
function read({ bytes }: ReadRequest): ReadReply {
  try {
    return withoutWords(readKnownFile(bytes))
  } catch {
    return fail('file-broken')
  }
}

self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) =>
  self.postMessage(read(data)),
)
