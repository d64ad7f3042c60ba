let queue: Promise<unknown> = Promise.resolve()

/** The page decodes one recording at a time; the next work waits for its turn. */
export function whenFree<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = queue.then(work)
  queue = result.catch(() => null)
  return result
}
