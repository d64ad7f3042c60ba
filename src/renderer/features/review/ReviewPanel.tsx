import {
  ActionIcon,
  Group,
  Progress,
  ScrollArea,
  SegmentedControl,
  Text,
  Tooltip,
} from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../../../core/deid/policy.ts'
import type { Entity, Transcript } from '../../../core/transcript/model.ts'
import { useActions } from '../../app/actions.ts'
import { SidePanel } from '../../components/SidePanel.tsx'
import type { SegmentSelection } from '../editor/view/selection.ts'
import { setStatus, stepDecisions } from './decisions.ts'
import { DetectBar } from './DetectBar.tsx'
import { EntityCard } from './EntityCard.tsx'
import { entityGroups, progress, type EntityGroup } from './groups.ts'
import { hear } from './hear.ts'
import { MarkBar } from './MarkBar.tsx'
import classes from './review.module.css'

interface ReviewPanelProps {
  readonly transcript: Transcript
  readonly entities: ReadonlyMap<string, Entity>
  readonly policy: Policy | null
  readonly selection: SegmentSelection | null
  readonly mentionId: string | null
  onMention(id: string | null): void
}

type Filter = 'pending' | 'all'

const has = (group: EntityGroup, mentionId: string | null): boolean =>
  group.mentions.some(({ mention }) => mention.id === mentionId)

/** Groups in an order that stays put while they are decided one by one. */
function useGroups(transcript: Transcript, entities: ReadonlyMap<string, Entity>, filter: Filter) {
  const groups = useMemo(() => entityGroups(transcript, entities), [transcript, entities])
  const [order, setOrder] = useState<readonly string[]>([])
  useEffect(() => {
    setOrder((before) => {
      const ids = groups.map(({ id }) => id)
      const kept = before.filter((id) => ids.includes(id))
      return [...kept, ...ids.filter((id) => !kept.includes(id))]
    })
  }, [groups])
  const byId = new Map(groups.map((group) => [group.id, group]))
  const ordered = order.flatMap((id) => byId.get(id) ?? [])
  return filter === 'all' ? ordered : ordered.filter(({ undecided }) => undecided > 0)
}

interface KeyTools {
  readonly groups: readonly EntityGroup[]
  readonly at: number
  readonly transcriptId: string
  readonly mentionId: string | null
  select(group: EntityGroup | undefined): void
}

function keysOf({ groups, at, transcriptId, mentionId, select }: KeyTools) {
  const group = groups[at]
  const decide = (status: 'accepted' | 'rejected', everywhere: boolean) => {
    if (!group) return
    const next = groups[at + 1] ?? groups[at - 1]
    void setStatus(
      { entityId: group.id, transcriptId: everywhere ? null : transcriptId },
      status,
    ).then(() => select(next))
  }
  const current = group?.mentions.find(({ mention }) => mention.id === mentionId)
  const table: Readonly<Record<string, () => void>> = {
    ArrowDown: () => select(groups[at + 1]),
    j: () => select(groups[at + 1]),
    ArrowUp: () => select(groups[at - 1]),
    k: () => select(groups[at - 1]),
    a: () => decide('accepted', false),
    A: () => decide('accepted', true),
    r: () => decide('rejected', false),
    R: () => decide('rejected', true),
    z: () => void stepDecisions('undo'),
    Z: () => void stepDecisions('redo'),
    ' ': () => current && hear(current),
  }
  return table
}

function Head({
  transcript,
  filter,
  onFilter,
}: {
  transcript: Transcript
  filter: Filter
  onFilter: (filter: Filter) => void
}) {
  const { t } = useTranslation()
  const { decided, all } = progress(transcript)
  return (
    <>
      <Group justify="space-between" px="sm" pt="xs" wrap="nowrap">
        <Text fw={600} size="sm">
          {t('review.title')}
        </Text>
        <Group gap={2} wrap="nowrap">
          <Tooltip label={`${t('review.undo')} (Z)`}>
            <ActionIcon aria-label={t('review.undo')} onClick={() => void stepDecisions('undo')}>
              <IconArrowBackUp size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('review.redo')}>
            <ActionIcon aria-label={t('review.redo')} onClick={() => void stepDecisions('redo')}>
              <IconArrowForwardUp size={17} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <DetectBar transcript={transcript} />
      <Group px="sm" py={4} gap="xs" wrap="nowrap" justify="space-between">
        <SegmentedControl
          size="xs"
          aria-label={t('review.filter')}
          value={filter}
          onChange={(next) => onFilter(next as Filter)}
          data={[
            { value: 'pending', label: t('review.pending') },
            { value: 'all', label: t('review.all') },
          ]}
        />
        <Text size="xs" c="dimmed">
          {t('review.decided', { decided, all })}
        </Text>
      </Group>
      <Progress
        mx="sm"
        mb={4}
        size="sm"
        aria-label={t('review.decided', { decided, all })}
        value={all ? (100 * decided) / all : 0}
      />
    </>
  )
}

/** The findings of one transcript by entity, decided by mouse or by keys alone. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { transcript, entities, policy, selection, mentionId, onMention } = props
  const { t } = useTranslation()
  const [filter, setFilter] = useState<Filter>('pending')
  const groups = useGroups(transcript, entities, filter)
  const list = useRef<HTMLDivElement>(null)
  const at = groups.findIndex((group) => has(group, mentionId))
  const current = groups[at]

  const select = (group: EntityGroup | undefined) => {
    const seen =
      group?.mentions.find(({ mention }) => mention.status === 'proposed') ?? group?.mentions[0]
    if (seen) onMention(seen.mention.id)
  }

  useEffect(() => {
    if (current)
      document.getElementById(`entity-${current.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  useActions(
    useMemo(
      () => ({
        'review.focus': () => list.current?.focus(),
        'review.mark': () => document.querySelector<HTMLButtonElement>('[data-mark]')?.focus(),
      }),
      [],
    ),
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== list.current || event.ctrlKey || event.altKey || event.metaKey) return
    const table = keysOf({ groups, at, transcriptId: transcript.id, mentionId, select })
    if (!Object.hasOwn(table, event.key)) return
    event.preventDefault()
    table[event.key]?.()
  }

  const marked = selection && selection.start < selection.end ? selection : null
  const fits = current?.mentions.some(
    ({ mention }) => mention.id === mentionId && mention.segmentId === marked?.segmentId,
  )
  return (
    <SidePanel wide label={t('review.title')}>
      <Head transcript={transcript} filter={filter} onFilter={setFilter} />
      <MarkBar selection={marked} mentionId={fits ? mentionId : null} />
      <ScrollArea flex={1} type="auto">
        <div
          ref={list}
          className={classes.list}
          role="grid"
          tabIndex={0}
          aria-label={t('review.title')}
          aria-activedescendant={current && `entity-${current.id}`}
          onKeyDown={onKeyDown}
          onFocus={(event) => event.target === list.current && at < 0 && select(groups[0])}
        >
          {groups.length === 0 && (
            <Text size="sm" c="dimmed" p="xs">
              {t(transcript.mentions.length ? 'review.allDone' : 'review.none')}
            </Text>
          )}
          {groups.map((group) => (
            <EntityCard
              key={group.id}
              group={group}
              transcriptId={transcript.id}
              policy={policy}
              current={group === current}
              mentionId={mentionId}
              onSelect={(id) => {
                onMention(id)
                list.current?.focus()
              }}
            />
          ))}
        </div>
      </ScrollArea>
      <Text size="xs" c="dimmed" px="sm" py={4}>
        {t('review.keysHint')}
      </Text>
    </SidePanel>
  )
}
