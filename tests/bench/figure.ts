/** One measured figure. `goal` is worded for people; `yardstick` is what it is compared with, in the same unit. */
export interface Figure {
  readonly suite: string
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly goal: string | null
  readonly better: 'lower' | 'higher'
  readonly yardstick?: number
  /** Where the figure stands when it is shown as part of a table. */
  readonly cell?: { readonly table: string; readonly row: string; readonly column: string }
}
