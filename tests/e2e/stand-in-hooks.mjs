// node --import ./tests/e2e/stand-in-hooks.mjs out/main/index.js
// Gives the built main process our stand-in where it asks for `electron`.
import { registerHooks } from 'node:module'

const standIn = new URL('./electron-stand-in.mjs', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})
