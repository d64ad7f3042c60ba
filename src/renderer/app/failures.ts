import { notifications } from '@mantine/notifications'
import i18next from 'i18next'
import type { Failure } from '../../ipc/schemas.ts'
import { CallError } from './api.ts'

/** A failure in the person's language: what happened, what is safe, what to do next. */
export function describeFailure(failure: Failure): string {
  const { waitMs } = failure.details ?? {}
  const seconds = typeof waitMs === 'number' ? Math.ceil(waitMs / 1000) : 0
  return i18next.t([`errors.${failure.code}`, 'errors.internal'], { ...failure.details, seconds })
}

/** Shows a failure until it is read, under what it is about, e.g. a file's name. Cancelling is the person's own doing and is not shown. */
export function showFailure(failure: Failure, about = ''): void {
  if (failure.code === 'cancelled') return
  notifications.show({
    title: about || i18next.t('errors.title'),
    message: describeFailure(failure),
    color: 'red',
    autoClose: 12_000,
    withBorder: true,
  })
}

/** For errors that were thrown by `value`; anything else is a bug and reads as `internal`. */
export const showError = (error: unknown): void =>
  showFailure(error instanceof CallError ? error.failure : { code: 'internal' })
