/** Gain of what lies under the threshold: −12 dB, so that soft speech is not lost. */
const CLOSED = 0.25
/** The threshold stands this far over the noise: 9 dB. */
const OVER_NOISE = 2.8
/** The threshold never leaves these levels: −66 and −34 dBFS. */
const LEAST = 0.0005
const MOST = 0.02

/** Seconds within which each value moves two thirds of its way. */
const SECONDS = { fall: 0.05, quieter: 0.5, louder: 6, open: 0.004, close: 0.12 } as const
/** Seconds that the gate stays open after the last loud sample. */
const HOLD = 0.25

export type Gate = (input: readonly Float32Array[], output: readonly Float32Array[]) => void

/**
 * A noise gate: lowers what is hardly louder than the noise between words. It follows the noise by
 * itself: quickly when it gets quieter, slowly when louder, so that speech is not taken for it.
 * The gate is called block by block with the channels of each (samples from −1 to 1, all of one
 * length) and writes as many to the output; one gain serves all channels.
 */
export function createGate(sampleRateHz: number): Gate {
  const step = (seconds: number): number => 1 - Math.exp(-1 / (seconds * sampleRateHz))
  const steps = {
    fall: step(SECONDS.fall),
    quieter: step(SECONDS.quieter),
    louder: step(SECONDS.louder),
    open: step(SECONDS.open),
    close: step(SECONDS.close),
  }
  let level = 0
  let noise = LEAST
  let held = 0
  let gain = 1

  function gainAt(loudest: number): number {
    level = loudest > level ? loudest : level - level * steps.fall
    noise += (level - noise) * (level < noise ? steps.quieter : steps.louder)
    const threshold = Math.min(MOST, Math.max(LEAST, noise * OVER_NOISE))
    held = level > threshold ? HOLD * sampleRateHz : held - 1
    const isOpen = held > 0
    gain += ((isOpen ? 1 : CLOSED) - gain) * (isOpen ? steps.open : steps.close)
    return gain
  }

  return (input, output) => {
    const length = input[0]?.length ?? 0
    for (let i = 0; i < length; i++) {
      let loudest = 0
      for (const channel of input) loudest = Math.max(loudest, Math.abs(channel[i] ?? 0))
      const factor = gainAt(loudest)
      for (const [c, channel] of output.entries()) channel[i] = (input[c]?.[i] ?? 0) * factor
    }
  }
}
