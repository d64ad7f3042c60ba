/** To the worker: mono samples at 16 kHz that follow those before them. */
export interface SpeechRequest {
  readonly samples: Float32Array<ArrayBuffer>
}

/** From the worker, one for each request: how likely speech is, 0 to 255 a frame. */
export type SpeechReply =
  | { readonly type: 'frames'; readonly likely: Uint8Array<ArrayBuffer> }
  | { readonly type: 'failed' }
