/** What the page asks of the peaks worker. `next` follows each chunk that has been used up. */
export type PeaksRequest =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'next' }

/**
 * What the worker answers: once `opened`, then chunks, then `done`; or `failed` at any time.
 * A chunk is a file of its own that `decodeAudioData` takes; its last sample ends at `endS` on the
 * timeline of the audio element, and it begins a little before `startS`, to warm up the decoder.
 */
export type PeaksReply =
  | { readonly type: 'opened'; readonly sampleRateHz: number }
  | {
      readonly type: 'chunk'
      readonly file: ArrayBuffer
      readonly startS: number
      readonly endS: number
    }
  | { readonly type: 'done' }
  | { readonly type: 'failed' }
