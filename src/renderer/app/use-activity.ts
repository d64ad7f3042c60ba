import { useEffect } from 'react'
import { api } from './api.ts'

const TELL_EVERY_MS = 30_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

let toldAt = 0

/** Somebody is at work; for what the window hears nothing of, as foot pedals. */
export function tellActivity(): void {
  if (Date.now() - toldAt < TELL_EVERY_MS) return
  toldAt = Date.now()
  void api['app.active']({})
}

/** Tells main now and then that somebody is at work, so that the study isn't locked meanwhile. */
export function useActivity(): void {
  useEffect(() => {
    for (const sign of SIGNS) window.addEventListener(sign, tellActivity, { passive: true })
    return () => SIGNS.forEach((sign) => window.removeEventListener(sign, tellActivity))
  }, [])
}
