import { Center, Loader, Text, useComputedColorScheme } from '@mantine/core'
import {
  useCallback,
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Entity } from '../../../core/transcript/model.ts'
import { applyPatch } from '../../../core/transcript/patch.ts'
import { TIME_FORMS, writeTime } from '../../../core/transcript/time-forms.ts'
import { replacementFor } from '../../../core/deid/redact.ts'
import type { CallOutput } from '../../../ipc/contract.ts'
import type { Settings } from '../../../ipc/schemas.ts'
import { useActions } from '../../app/actions.ts'
import { api } from '../../app/api.ts'
import { refreshApp, useAppState, useCall, useEntities, usePolicy } from '../../app/queries.ts'
import { editorDeeds } from '../editor/actions.ts'
import { TranscriptEditor } from '../editor/TranscriptEditor.tsx'
import type { EditorHandle } from '../editor/handle.ts'
import type { SegmentSelection } from '../editor/view/selection.ts'
import { ImportDialog } from '../importing/ImportDialog.tsx'
import { useMarkersOf } from '../markers/use-markers.ts'
import { playerDeeds } from '../player/actions.ts'
import type { Stretch } from '../../../core/audio/stretch.ts'
import { loop, player, sound, typingPause } from '../player/player-store.ts'
import { Transport } from '../player/Transport.tsx'
import { useWaveView, waveView } from '../player/wave-view.ts'
import { Waveform } from '../player/Waveform.tsx'
import { PreviewPane } from '../preview/PreviewPane.tsx'
import { ReviewPanel } from '../review/ReviewPanel.tsx'
import { SpeechDialog } from '../speech/SpeechDialog.tsx'
import { useSpeechOf } from '../speech/use-speech.ts'
import { usePlace } from '../study/place.ts'
import { addSpeaker } from './add-speaker.ts'
import { EmptyTranscript } from './EmptyTranscript.tsx'
import { RetimeDialog } from './RetimeDialog.tsx'
import { SpeakerMenu, type SpeakerChoice } from './SpeakerMenu.tsx'
import { SpeakersPanel } from './SpeakersPanel.tsx'
import { StatusLine } from './StatusLine.tsx'
import classes from './transcript.module.css'
import { useSavedEditor, useStoredTranscript } from './use-transcript.ts'
import { ViewBar } from './ViewBar.tsx'
import { mentionSpans, segmentSpans } from './wave-spans.ts'

type Stored = CallOutput<'transcript.get'>

/** Loads the sound, remembers how far it was heard, and applies the person's settings to it. */
function usePlayback({ recordingId, durationMs }: Stored, settings: Settings | undefined): void {
  useEffect(() => {
    const stop = player.onHeard((id, positionMs) => {
      void api['recording.heard']({ id, positionMs })
    })
    player.load(recordingId, durationMs)
    sound.set({ channel: 'both' })
    return () => {
      player.unload()
      waveView.select(0, 0)
      stop()
    }
  }, [recordingId, durationMs])
  useEffect(() => {
    if (!settings) return
    player.setBackStep(settings.backStepSeconds)
    sound.set({ volume: settings.volume, voice: settings.voiceFilter })
    player.setStopStep(settings.stopStepSeconds)
    player.setJump(settings.jumpSeconds)
    loop.set(settings.loopTimes, settings.loopPauseSeconds)
    typingPause.set(settings.pauseWhileTyping ? settings.resumeAfterTypingSeconds * 1000 : null)
  }, [settings])
}

/** Keeps settings that were chosen at the player. */
function useKeep() {
  const { data } = useAppState()
  const { mutate } = useCall('settings.put')
  return useCallback(
    (part: Partial<Settings>) => {
      if (data) mutate({ ...data.settings, ...part }, { onSuccess: refreshApp })
    },
    [data, mutate],
  )
}

const WRITES = new Set(['Enter', 'Backspace', 'Delete'])

/** Whether a key writes in the text, rather than moves in it or does something. */
const isTyped = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.altKey &&
  !event.metaKey &&
  (event.key.length === 1 || WRITES.has(event.key))

/** A loop plays what is selected on the wave, else the segment of the cursor, else the one that is heard. */
function useLoopTarget(editor: RefObject<EditorHandle | null>): void {
  useEffect(() => {
    const timed = (id: string | null | undefined): Stretch | null => {
      const segment = editor.current?.snapshot().segments.find((each) => each.id === id)
      return segment && segment.startMs !== null && segment.endMs !== null
        ? { startMs: segment.startMs, endMs: segment.endMs }
        : null
    }
    loop.offer(
      () =>
        useWaveView.getState().selection ??
        timed(editor.current?.selection()?.segmentId) ??
        timed(editor.current?.segmentAt(player.positionMs())),
    )
    return () => loop.offer(() => null)
  }, [editor])
}

/** Goes to the segment that was asked for from elsewhere, in the text and in the sound. */
function useArrival(editor: RefObject<EditorHandle | null>): void {
  const segmentId = usePlace((place) => place.segmentId)
  useEffect(() => {
    if (segmentId === null || !editor.current) return
    const segment = editor.current.snapshot().segments.find(({ id }) => id === segmentId)
    if (segment && editor.current.goTo(segmentId)) editor.current.focus()
    if (typeof segment?.startMs === 'number') player.seek(segment.startMs)
    usePlace.getState().arrive()
  }, [segmentId, editor])
}

function Work({ initial }: { initial: Stored }) {
  const { recordingId, durationMs } = initial
  const view = usePlace((place) => place.view)
  const { data: entityList } = useEntities()
  const { data: policy } = usePolicy()
  const { editor, saver, stored, setStored } = useSavedEditor(initial.transcript, initial.version)
  const [activeSegmentId, setActive] = useState<string | null>(null)
  const [selection, setSelection] = useState<SegmentSelection | null>(null)
  const [mentionId, setMentionId] = useState<string | null>(null)
  const [replaced, setReplaced] = useState(false)
  const [speakerChoice, setSpeakerChoice] = useState<SpeakerChoice | null>(null)
  const { data } = useAppState()
  const settings = data?.settings
  const timeForm = settings?.timeForm ?? TIME_FORMS[0].id
  const keep = useKeep()
  const [proposing, setProposing] = useState(false)
  usePlayback(initial, settings)
  useSpeechOf(recordingId, durationMs, settings, {
    onPropose: useCallback(() => setProposing(true), []),
    onSkip: useCallback((skipSilence: boolean) => keep({ skipSilence }), [keep]),
  })
  const markers = useMarkersOf(recordingId)
  useActions(playerDeeds)
  useLoopTarget(editor)
  useArrival(editor)
  const [retiming, setRetiming] = useState(false)
  useActions(useMemo(() => ({ 'editor.retime': () => setRetiming(true) }), []))
  useActions(useMemo(() => editorDeeds(() => editor.current, addSpeaker), [editor]))

  useEffect(
    () =>
      player.subscribePosition((ms) => {
        const id = editor.current?.segmentAt(ms) ?? null
        editor.current?.setActiveSegment(id)
        setActive(id)
      }),
    [editor],
  )

  const entities = useMemo(
    () => new Map<string, Entity>(entityList?.map((entity) => [entity.id, entity])),
    [entityList],
  )
  const replacementOf = useMemo(() => {
    if (!replaced || !policy) return null
    return (mention: { entityId: string }, surface: string) => {
      const entity = entities.get(mention.entityId)
      return entity ? replacementFor(surface, entity, policy) : surface
    }
  }, [replaced, policy, entities])
  const scheme = useComputedColorScheme('light')
  const segments = useMemo(() => segmentSpans(stored, scheme), [stored, scheme])
  const mentions = useMemo(() => mentionSpans(stored, scheme), [stored, scheme])

  return (
    <div className={classes.screen}>
      <div className={classes.player}>
        <Waveform
          recordingId={recordingId}
          durationMs={durationMs}
          segments={segments}
          mentions={mentions}
          activeSegmentId={activeSegmentId}
          markers={markers}
          height={72}
        />
        <Transport
          recordingId={recordingId}
          onBackStepChange={(backStepSeconds) => keep({ backStepSeconds })}
          onSoundChange={({ volume, voice }) => keep({ volume, voiceFilter: voice })}
          isStereo={initial.channels === 2}
          isSkipping={settings?.skipSilence === true}
        />
      </div>
      <ViewBar transcript={stored} replaced={replaced} onReplaced={setReplaced} />
      <div className={classes.body}>
        <div
          className={classes.text}
          hidden={view === 'preview'}
          onKeyDownCapture={(event) => isTyped(event) && typingPause.typed()}
        >
          <TranscriptEditor
            ref={editor}
            transcript={initial.transcript}
            entities={entities}
            mode={view === 'review' ? 'review' : 'transcribe'}
            replacementOf={replacementOf}
            onPatch={(patch) => {
              saver.push(patch)
              setStored((before) => applyPatch(before, patch))
            }}
            onSeek={player.seek}
            onSpeaker={(segmentId, anchor) => {
              const { left: x, bottom: y } = anchor.getBoundingClientRect()
              setSpeakerChoice({ segmentId, x, y })
            }}
            onSelect={(next, mention) => {
              setSelection(next)
              if (mention) setMentionId(mention)
            }}
            currentTimeMs={player.positionMs}
            currentTimeText={() => writeTime(player.positionMs(), timeForm)}
          />
          {view === 'transcribe' && stored.segments.length === 0 && <EmptyTranscript />}
        </div>
        {view === 'transcribe' && <SpeakersPanel transcript={stored} editor={editor} />}
        {view === 'review' && (
          <ReviewPanel
            transcript={stored}
            entities={entities}
            policy={policy ?? null}
            selection={selection}
            mentionId={mentionId}
            onMention={(id) => {
              setMentionId(id)
              editor.current?.setCurrentMention(id)
            }}
          />
        )}
        {view === 'preview' && policy && (
          <PreviewPane transcript={stored} entities={entities} policy={policy} />
        )}
      </div>
      <SpeakerMenu
        choice={speakerChoice}
        speakers={stored.speakers}
        editor={editor}
        onClose={() => setSpeakerChoice(null)}
      />
      {settings && (
        <SpeechDialog
          isOpen={proposing}
          transcript={stored}
          options={settings.speech}
          editor={editor}
          onOptions={(options) => keep({ speech: options })}
          onDone={() => setProposing(false)}
        />
      )}
      <RetimeDialog
        isOpen={retiming}
        transcript={stored}
        durationMs={durationMs}
        editor={editor}
        onDone={() => setRetiming(false)}
      />
      <ImportDialog transcript={stored} durationMs={durationMs} editor={editor} />
      <StatusLine transcript={stored} durationMs={durationMs} />
    </div>
  )
}

/** One transcript with three views that share the player and the place in the text. */
export function TranscriptScreen({ transcriptId }: { transcriptId: string }) {
  const { t } = useTranslation()
  const { data, isError } = useStoredTranscript(transcriptId)
  if (!data || isError) {
    return (
      <Center h="100%">
        {isError ? <Text>{t('transcript.gone')}</Text> : <Loader type="dots" />}
      </Center>
    )
  }
  return <Work initial={data} />
}
