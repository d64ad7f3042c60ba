import type { Delivery } from '../../ipc/schemas.ts'

/** In the browser host, fetches what main has kept for the page; elsewhere it is already saved. */
export function take(delivery: Delivery): void {
  if (delivery.kind === 'saved') return
  const link = document.createElement('a')
  link.href = delivery.url
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
