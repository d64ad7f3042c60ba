import { fileURLToPath } from 'node:url'

/** A folder of what lies beside the checkout, where it does: schemas and samples of other programs. */
export const sharedFolder = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/${name}/`, import.meta.url))
