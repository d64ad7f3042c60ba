import type { Job } from '../../../ipc/schemas.ts'
import { showFailure } from '../../app/failures.ts'

/** Streams a file to main, which imports it as a job; the job's events tell how it goes. */
async function upload(file: File): Promise<void> {
  const url = `/upload?name=${encodeURIComponent(file.name)}`
  try {
    const response = await fetch(url, { method: 'PUT', body: file })
    if (!response.ok) throw new Error('refused')
    const job = (await response.json()) as Job
    if (job.state !== 'failed') return
  } catch {
    showFailure({ code: 'cannot-read' })
  }
}

/** One after the other: the disk is the limit, and each file's progress stays readable. */
export async function uploadAll(files: readonly File[]): Promise<void> {
  for (const file of files) await upload(file)
}
