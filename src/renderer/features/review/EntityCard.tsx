import { ActionIcon, Badge, Box, Group, Menu, Text, TextInput, Tooltip } from '@mantine/core'
import { IconCheck, IconDots, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CATEGORIES } from '../../../core/deid/finding.ts'
import { replacementFor } from '../../../core/deid/redact.ts'
import type { Policy } from '../../../core/deid/policy.ts'
import type { Entity } from '../../../core/transcript/model.ts'
import { useCall } from '../../app/queries.ts'
import { CATEGORY_ICONS } from './category-icons.ts'
import { setCategory, setStatus } from './decisions.ts'
import type { EntityGroup, SeenMention } from './groups.ts'
import { hear } from './hear.ts'
import classes from './review.module.css'

function Decide({
  target,
  small = false,
}: {
  target: Parameters<typeof setStatus>[0]
  small?: boolean
}) {
  const { t } = useTranslation()
  const size = small ? 'sm' : 'md'
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={t(small ? 'review.accept' : 'review.acceptAll')}>
        <ActionIcon
          size={size}
          variant={small ? 'subtle' : 'light'}
          aria-label={t('review.accept')}
          onClick={() => void setStatus(target, 'accepted')}
        >
          <IconCheck size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t(small ? 'review.reject' : 'review.rejectAll')}>
        <ActionIcon
          size={size}
          color="gray"
          variant={small ? 'subtle' : 'light'}
          aria-label={t('review.reject')}
          onClick={() => void setStatus(target, 'rejected')}
        >
          <IconX size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}

function MoreDecisions({ group, transcriptId }: { group: EntityGroup; transcriptId: string }) {
  const { t } = useTranslation()
  const here = { entityId: group.id, transcriptId }
  const everywhere = { entityId: group.id, transcriptId: null }
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={t('review.more')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void setStatus(everywhere, 'accepted')}>
          {t('review.acceptStudy')}
        </Menu.Item>
        <Menu.Item onClick={() => void setStatus(everywhere, 'rejected')}>
          {t('review.rejectStudy')}
        </Menu.Item>
        <Menu.Item onClick={() => void setStatus(here, 'proposed')}>{t('review.reopen')}</Menu.Item>
        <Menu.Label>{t('review.category')}</Menu.Label>
        {CATEGORIES.filter((category) => category !== group.category).map((category) => (
          <Menu.Item key={category} onClick={() => void setCategory(here, category)}>
            {t(`review.categories.${category}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function MentionRow({
  seen,
  current,
  onSelect,
}: {
  seen: SeenMention
  current: boolean
  onSelect: () => void
}) {
  const { t, i18n } = useTranslation()
  const { mention, surface, before, after } = seen
  const reason = i18n.language === 'en' ? mention.reason.en : mention.reason.es
  return (
    <Box className={classes.mention} data-current={current || undefined}>
      <button type="button" className={classes.context} onClick={onSelect}>
        <Text size="xs" component="span">
          {before}
          <mark data-status={mention.status}>{surface}</mark>
          {after}
        </Text>
        <Text size="xs" c="dimmed" component="span" display="block">
          {t(`review.status.${mention.status}`)} · {reason}
        </Text>
      </button>
      <Group gap={0} wrap="nowrap">
        <Tooltip label={t('review.play')}>
          <ActionIcon
            size="sm"
            color="gray"
            aria-label={t('review.play')}
            disabled={seen.startMs === null}
            onClick={() => hear(seen)}
          >
            <IconPlayerPlay size={14} />
          </ActionIcon>
        </Tooltip>
        <Decide small target={{ mentionIds: [mention.id] }} />
      </Group>
    </Box>
  )
}

function OwnReplacement({ entity }: { entity: Entity }) {
  const { t } = useTranslation()
  const update = useCall('entity.update')
  const [text, setText] = useState(entity.replacement ?? '')
  const save = () => {
    if (text.trim() !== (entity.replacement ?? '')) {
      update.mutate({ id: entity.id, replacement: text.trim() || null })
    }
  }
  return (
    <TextInput
      size="xs"
      label={t('review.replacement')}
      description={t('review.replacementHint')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') save()
      }}
    />
  )
}

interface EntityCardProps {
  readonly group: EntityGroup
  readonly transcriptId: string
  readonly policy: Policy | null
  readonly current: boolean
  readonly mentionId: string | null
  onSelect(mentionId: string): void
}

/** One entity: its name and what becomes of it, and when current, each mention with its reason. */
export function EntityCard(props: EntityCardProps) {
  const { group, transcriptId, policy, current, mentionId, onSelect } = props
  const { t } = useTranslation()
  const { entity, name, category, mentions, undecided, status } = group
  const Sign = CATEGORY_ICONS[category]
  const first = mentions[0]
  const becomes = entity && policy && replacementFor(first?.surface ?? name, entity, policy)
  return (
    <Box
      className={classes.card}
      role="row"
      aria-selected={current}
      data-current={current || undefined}
      data-status={undecided ? 'proposed' : (status ?? 'mixed')}
      data-category={category}
      id={`entity-${group.id}`}
    >
      <div role="gridcell">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <button
            type="button"
            tabIndex={-1}
            className={classes.head}
            onClick={() => first && onSelect(first.mention.id)}
          >
            <Group gap={6} wrap="nowrap">
              <Sign size={16} stroke={1.8} aria-label={t(`review.categories.${category}`)} />
              <Text fw={600} size="sm" truncate>
                {name}
              </Text>
              {mentions.length > 1 && (
                <Text size="xs" c="dimmed">
                  ×{mentions.length}
                </Text>
              )}
              {group.doubtful && (
                <Badge size="xs" variant="outline" color="gray" tt="none">
                  {t('review.possible')}
                </Badge>
              )}
            </Group>
            <Text size="xs" c="dimmed" truncate>
              {undecided ? t('review.status.proposed') : status && t(`review.status.${status}`)}
              {becomes && ` · ${t('review.becomes')} ${becomes}`}
            </Text>
          </button>
          <Decide target={{ entityId: group.id, transcriptId }} />
          <MoreDecisions group={group} transcriptId={transcriptId} />
        </Group>
        {current && (
          <Box mt={6}>
            {mentions.map((seen) => (
              <MentionRow
                key={seen.mention.id}
                seen={seen}
                current={seen.mention.id === mentionId}
                onSelect={() => onSelect(seen.mention.id)}
              />
            ))}
            {entity && <OwnReplacement key={entity.id} entity={entity} />}
          </Box>
        )}
      </div>
    </Box>
  )
}
