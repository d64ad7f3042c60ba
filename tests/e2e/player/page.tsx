import '@mantine/core/styles.css'
import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import { playerDeeds } from '../../../src/renderer/features/player/actions.ts'
import { playerMessages } from '../../../src/renderer/features/player/messages.ts'
import {
  loop,
  player,
  sound,
  typingPause,
} from '../../../src/renderer/features/player/player-store.ts'
import { Transport } from '../../../src/renderer/features/player/Transport.tsx'
import { useWaveView, waveView } from '../../../src/renderer/features/player/wave-view.ts'
import { Waveform } from '../../../src/renderer/features/player/Waveform.tsx'

const query = new URLSearchParams(location.search)
const recordingId = query.get('id') ?? 'speech'
const durationMs = Number(query.get('ms'))
const speakers = ['#1c7ed6', '#e8590c']
const segmentMs = Number(query.get('segment') ?? 4_000)
const segments = Array.from({ length: Math.floor(durationMs / segmentMs) }, (_, n) => ({
  id: `s${n}`,
  startMs: n * segmentMs + 100,
  endMs: (n + 1) * segmentMs - 100,
  color: speakers[n % 2] ?? '#868e96',
}))
const mentions = [{ id: 'm1', startMs: 5_200, endMs: 5_900, color: '#ae3ec9' }]

const fixture = {
  loop,
  player,
  sound,
  playerDeeds,
  typingPause,
  useWaveView,
  waveView,
  heard: [] as number[],
}
player.onHeard((_, positionMs) => fixture.heard.push(positionMs))
declare global {
  interface Window {
    fixture: typeof fixture
    /** The player's element, caught by the test when it is made. */
    element: HTMLAudioElement
  }
}
window.fixture = fixture

await i18next.use(initReactI18next).init({
  lng: query.get('lang') ?? 'en',
  resources: {
    es: { translation: { player: playerMessages.es } },
    en: { translation: { player: playerMessages.en } },
  },
  interpolation: { escapeValue: false },
})
player.load(recordingId, durationMs)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <MantineProvider forceColorScheme={query.get('scheme') === 'dark' ? 'dark' : 'light'}>
      <main style={{ padding: 12, display: 'grid', gap: 8 }}>
        <Waveform
          recordingId={recordingId}
          durationMs={durationMs}
          segments={segments}
          activeSegmentId="s1"
          mentions={mentions}
        />
        <Transport
          recordingId={recordingId}
          onBackStepChange={() => {}}
          onSoundChange={() => {}}
          isStereo
          isSkipping={false}
        />
      </main>
    </MantineProvider>,
  )
}
