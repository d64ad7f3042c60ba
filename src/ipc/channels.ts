/** Electron's two channels: a call with its name and input, and an event to the page. */
export const CALL_CHANNEL = 'call'
export const EVENT_CHANNEL = 'event'
