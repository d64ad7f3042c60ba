/** Keeps the loudest channel of what comes in, and since which frame; answers any message with it. */
class Tape extends AudioWorkletProcessor {
  constructor() {
    super()
    this.blocks = []
    this.firstFrame = 0
    this.port.addEventListener('message', () =>
      this.port.postMessage({ blocks: this.blocks, firstFrame: this.firstFrame }),
    )
    this.port.start()
  }

  process([channels]) {
    const [first, ...others] = channels
    if (first === undefined) return true
    if (this.blocks.length === 0) this.firstFrame = currentFrame
    const loudest = (value, at) => Math.max(Math.abs(value), ...others.map((c) => Math.abs(c[at])))
    this.blocks.push(first.map(loudest))
    return true
  }
}

registerProcessor('tape', Tape)
