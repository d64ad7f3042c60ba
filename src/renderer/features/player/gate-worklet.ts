import { createGate } from '../../../core/audio/gate.ts'

// The globals of an AudioWorklet, which TypeScript's DOM library leaves out.
declare const sampleRate: number
declare class AudioWorkletProcessor {}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

/** The noise gate in the audio thread. */
class NoiseGate extends AudioWorkletProcessor {
  readonly #gate = createGate(sampleRate)

  process([input = []]: readonly Float32Array[][], [output = []]: readonly Float32Array[][]) {
    this.#gate(input, output)
    return true
  }
}

registerProcessor('noise-gate', NoiseGate)
