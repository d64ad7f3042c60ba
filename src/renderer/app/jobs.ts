import { create } from 'zustand'
import type { Job } from '../../ipc/schemas.ts'
import { showFailure } from './failures.ts'

interface Jobs {
  /** The jobs of the open study, oldest first. */
  readonly jobs: readonly Job[]
  take(job: Job): void
  clear(): void
}

/** Long work as main tells of it. A job that fails says so wherever the person is. */
export const useJobs = create<Jobs>((set) => ({
  jobs: [],
  take: (job) =>
    set(({ jobs }) => {
      const known = jobs.findIndex((each) => each.id === job.id)
      if (job.state === 'failed' && job.error && jobs[known]?.state !== 'failed') {
        showFailure(job.error, job.label)
      }
      return { jobs: known < 0 ? [...jobs, job] : jobs.with(known, job) }
    }),
  clear: () => set({ jobs: [] }),
}))
