import { contextBridge, ipcRenderer } from 'electron'
import type { AppEvent } from '../ipc/contract.ts'
import type { Bridge } from '../ipc/client.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../ipc/channels.ts'

/** The contract's names, put in by the build: the schemas stay out of the preload. */
declare const CALL_NAMES: readonly string[]

const bridge: Bridge = {
  calls: Object.fromEntries(
    CALL_NAMES.map((name) => [name, (input) => ipcRenderer.invoke(CALL_CHANNEL, name, input)]),
  ),
  onEvent(listener) {
    const pass = (_: unknown, event: AppEvent) => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, pass)
    return () => void ipcRenderer.off(EVENT_CHANNEL, pass)
  },
}

contextBridge.exposeInMainWorld('sottovoce', bridge)
