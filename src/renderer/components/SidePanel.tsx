import type { ReactNode } from 'react'
import classes from './side-panel.module.css'

/** A column beside the text; `wide` where it holds more than names. */
export function SidePanel({
  label,
  wide = false,
  children,
}: {
  label: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <aside className={classes.panel} data-wide={wide || undefined} aria-label={label}>
      {children}
    </aside>
  )
}
