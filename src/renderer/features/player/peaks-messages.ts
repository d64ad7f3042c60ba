/**
 * What the page asks of the peaks worker. `next` follows each chunk that has been used up, and gives
 * back its samples' memory to be filled anew.
 */
export type PeaksRequest =
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'next'; readonly spent: readonly ArrayBuffer[] }

/**
 * What the worker answers: once `opened`, then chunks, then `done`; or `failed` at any time.
 * A chunk is a file of its own that `decodeAudioData` takes; its last sample ends at `endS` on the
 * timeline of the audio element, and it begins a little before `startS`, to warm up the decoder. Of
 * what needs no decoder the samples come at once, one array a channel.
 */
export type PeaksReply =
  | { readonly type: 'opened'; readonly sampleRateHz: number }
  | {
      readonly type: 'chunk'
      readonly sound: ArrayBuffer | readonly Float32Array<ArrayBuffer>[]
      readonly startS: number
      readonly endS: number
    }
  | { readonly type: 'done' }
  | { readonly type: 'failed' }
