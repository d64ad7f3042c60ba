import type { Category } from '../../../core/deid/finding.ts'
import type { MentionStatus } from '../../../core/transcript/model.ts'
import type { CallInput } from '../../../ipc/contract.ts'
import { api } from '../../app/api.ts'
import { showFailure } from '../../app/failures.ts'
import { flushEdits } from '../transcript/saver.ts'

type Target = CallInput<'review.decide'>['target']

/** What was typed is stored first, so that main decides on the text that is on the screen. */
async function decide(input: CallInput<'review.decide'>): Promise<void> {
  await flushEdits()
  const answer = await api['review.decide'](input)
  if (!answer.ok) showFailure(answer.error)
}

export const setStatus = (target: Target, status: MentionStatus): Promise<void> =>
  decide({ target, change: { status } })

export const setCategory = (target: Target, category: Category): Promise<void> =>
  decide({ target, change: { category } })

/** Marks a span by hand; resolves to how many places were marked. */
export async function mark(input: CallInput<'review.mark'>): Promise<number> {
  await flushEdits()
  const answer = await api['review.mark'](input)
  if (answer.ok) return answer.value.changed
  showFailure(answer.error)
  return 0
}

export async function fitSpan(input: CallInput<'review.span'>): Promise<void> {
  await flushEdits()
  const answer = await api['review.span'](input)
  if (!answer.ok) showFailure(answer.error)
}

export async function stepDecisions(direction: 'undo' | 'redo'): Promise<void> {
  await flushEdits()
  const answer = await api[`review.${direction}`]({})
  if (!answer.ok) showFailure(answer.error)
}
