import { EXPORTERS } from './registry.ts'

export type ExportFormatId = (typeof EXPORTERS)[number]['id']

/** The ids of the registry, in its order. */
export const EXPORT_FORMAT_IDS: readonly ExportFormatId[] = EXPORTERS.map(({ id }) => id)
