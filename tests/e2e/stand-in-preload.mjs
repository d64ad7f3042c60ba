import { readFileSync } from 'node:fs'

/**
 * What runs in the page before all else: as much of `electron` as a sandboxed preload may have, then
 * the built preload as it is. Only in the main frame and on our own origin.
 */
export function preloadScript(preloadFile, origin) {
  return `(${boot})(${JSON.stringify(origin)}, function (require, module, exports) {
${readFileSync(preloadFile, 'utf8')}
})`
}

function boot(origin, preload) {
  if (window.top !== window || location.origin !== origin) return
  const send = window.standInSend
  const listeners = new Map()
  const ipcRenderer = {
    invoke: (channel, ...args) => send(channel, args),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off: (channel, listener) => {
      const others = (listeners.get(channel) ?? []).filter((each) => each !== listener)
      listeners.set(channel, others)
      return ipcRenderer
    },
  }
  window.standInReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  const contextBridge = {
    exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value }),
  }
  const module = { exports: {} }
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`a sandboxed preload can't load ${name}`)
  }
  preload(require, module, module.exports)
}
