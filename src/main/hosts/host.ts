import type { Result } from '../../core/result.ts'
import type { Delivery } from '../../ipc/schemas.ts'

/** A file made in memory, ready to leave the program. `name` holds no content and no folders. */
export interface DeliveredFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** The person said no, or the host has no such dialog. */
export type PickFailure = 'cancelled' | 'unsupported'
export type DeliveryFailure = 'cancelled' | 'cannot-write' | 'disk-full'

/** What the program asks of the machine around it. Paths are absolute and never reach the page. */
export interface Host {
  readonly kind: 'electron' | 'browser'
  /** BCP 47 tag of the system. */
  readonly locale: string
  pickRecordings(): Promise<Result<readonly string[], PickFailure>>
  pickStudy(): Promise<Result<string, PickFailure>>
  /** The folder that the study becomes; on `unsupported` it is made in the studies folder. */
  chooseStudyFolder(name: string): Promise<Result<string, PickFailure>>
  /** Writes where the person chooses, or keeps the files for the page to fetch once. */
  deliver(files: readonly DeliveredFile[]): Promise<Result<Delivery, DeliveryFailure>>
}
