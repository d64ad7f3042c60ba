import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CATEGORIES, type Category } from '../../../core/deid/finding.ts'
import type { CallInput } from '../../../ipc/contract.ts'
import type { SegmentSelection } from '../editor/view/selection.ts'
import { CATEGORY_ICONS } from './category-icons.ts'
import { fitSpan, mark } from './decisions.ts'
import classes from './review.module.css'

type Scope = CallInput<'review.mark'>['scope']
const SCOPES: readonly Scope[] = ['here', 'transcript', 'study']

/** Marks by hand what is selected in the text, or fits the current finding to it. */
export function MarkBar({
  selection,
  mentionId,
}: {
  selection: SegmentSelection | null
  /** The current finding, if it can be fitted to the selection. */
  mentionId: string | null
}) {
  const { t } = useTranslation()
  const [scope, setScope] = useState<Scope>('transcript')
  if (!selection) {
    return (
      <Text size="xs" c="dimmed" className={classes.mark}>
        {t('review.selectHint')}
      </Text>
    )
  }
  const { segmentId, start, end, text } = selection
  const markAs = async (category: Category) => {
    const count = await mark({ segmentId, start, end, category, scope })
    if (count > 1) notifications.show({ message: t('review.marked', { count }) })
  }
  return (
    <Stack gap={6} className={classes.mark}>
      <Text size="xs" lineClamp={1}>
        {t('review.mark')} «<b>{text}</b>»
      </Text>
      <SimpleGrid cols={3} spacing={4} verticalSpacing={4}>
        {CATEGORIES.map((category) => {
          const Sign = CATEGORY_ICONS[category]
          return (
            <Button
              key={category}
              size="compact-xs"
              variant="default"
              justify="flex-start"
              leftSection={<Sign size={13} />}
              data-mark={category}
              onClick={() => void markAs(category)}
            >
              {t(`review.categories.${category}`)}
            </Button>
          )
        })}
      </SimpleGrid>
      <Group justify="space-between" gap={4}>
        <SegmentedControl
          size="xs"
          aria-label={t('review.scope')}
          value={scope}
          onChange={(next) => setScope(next as Scope)}
          data={SCOPES.map((each) => ({ value: each, label: t(`review.${each}`) }))}
        />
      </Group>
      {mentionId && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => void fitSpan({ mentionId, start, end })}
        >
          {t('review.span')}
        </Button>
      )}
    </Stack>
  )
}
