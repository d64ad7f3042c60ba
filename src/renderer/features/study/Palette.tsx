import { Kbd } from '@mantine/core'
import { Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { keyLabel, useAvailableActions } from '../../app/actions.ts'

/** Every action with its key, found by typing. */
export function Palette() {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'es'
  const actions = useAvailableActions().map(({ id, keys, labels, run }) => ({
    id,
    label: labels[language],
    keywords: Object.values(labels),
    onClick: run,
    rightSection: keys[0] ? <Kbd size="xs">{keyLabel(keys[0])}</Kbd> : null,
  }))
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      scrollable
      maxHeight={420}
      highlightQuery
      nothingFound={t('study.nothingFound')}
      searchProps={{ placeholder: t('study.palette'), leftSection: <IconSearch size={18} /> }}
    />
  )
}
