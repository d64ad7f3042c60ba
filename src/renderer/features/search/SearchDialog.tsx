import { Mark, Modal, ScrollArea, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { formatClock } from '../../../core/audio/clock.ts'
import type { SearchHit } from '../../../ipc/schemas.ts'
import { api, value } from '../../app/api.ts'
import { usePlace } from '../study/place.ts'
import { flushEdits } from '../transcript/saver.ts'
import classes from './search.module.css'

const useOpened = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

/** Opens the search of the study. */
export const openSearch = (): void => useOpened.setState({ isOpen: true })
const close = (): void => useOpened.setState({ isOpen: false })

const MOST_HITS = 200
const WAIT_MS = 120

/** Segments in which what is typed is said; what was typed into the text a moment ago too. */
function useHits(text: string) {
  return useQuery({
    queryKey: ['search', text],
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: async () => {
      await flushEdits()
      return value<'transcript.search'>(api['transcript.search']({ text, limit: MOST_HITS }))
    },
  })
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation()
  const { title, speaker, startMs, parts } = hit
  const time = startMs === null ? t('search.untimed') : formatClock(startMs, false)
  const go = () => {
    close()
    usePlace.getState().open(hit.transcriptId, hit.segmentId)
  }
  return (
    <UnstyledButton className={classes.hit} onClick={go} data-hit>
      <Text size="xs" c="dimmed">
        {[title, time, speaker].filter(Boolean).join(' · ')}
      </Text>
      <Text size="sm">
        {parts.map(({ text, isHit }, i) =>
          isHit ? <Mark key={i}>{text}</Mark> : <span key={i}>{text}</span>,
        )}
      </Text>
    </UnstyledButton>
  )
}

/** Arrow keys go through what was found, and up from its first back to the words. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-hit]')]
  const at = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus()
}

function Search() {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, WAIT_MS)
  const { data } = useHits(text)
  const list = useRef<HTMLDivElement>(null)
  const hits = text.trim() === '' ? [] : (data ?? [])
  const said =
    text.trim() === '' || data === undefined
      ? t('search.hint')
      : hits.length === 0
        ? t('search.none')
        : t(hits.length < MOST_HITS ? 'search.found' : 'search.more', { count: hits.length })
  return (
    <Stack gap="sm" onKeyDown={onArrow}>
      <TextInput
        data-autofocus
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        leftSection={<IconSearch size={18} />}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') list.current?.querySelector<HTMLElement>('[data-hit]')?.click()
        }}
      />
      <Text size="sm" c="dimmed" role="status">
        {said}
      </Text>
      <ScrollArea.Autosize mah="55vh" ref={list}>
        {hits.map((hit) => (
          <Hit key={hit.segmentId} hit={hit} />
        ))}
      </ScrollArea.Autosize>
    </Stack>
  )
}

/** Finds what is said anywhere in the study, and goes there, in the text and in the sound. */
export function SearchDialog() {
  const { t } = useTranslation()
  const isOpen = useOpened((state) => state.isOpen)
  return (
    <Modal opened={isOpen} onClose={close} title={t('search.title')} size="lg">
      <Search />
    </Modal>
  )
}
