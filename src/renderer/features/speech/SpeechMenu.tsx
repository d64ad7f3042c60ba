import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconCheck, IconEar, IconPlayerTrackNext, IconLayoutList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { keyLabel, runAction, useKeysOf } from '../../app/actions.ts'

/** What can be done with where somebody speaks; all of it is in the palette too. */
export function SpeechMenu({ isSkipping }: { readonly isSkipping: boolean }) {
  const { t } = useTranslation()
  const [nextKey] = useKeysOf('speech.next')
  return (
    <Menu position="bottom-start" shadow="md" withArrow>
      <Tooltip label={t('speech.menu')}>
        <Menu.Target>
          <ActionIcon
            variant={isSkipping ? 'light' : 'subtle'}
            {...(isSkipping ? {} : { color: 'gray' })}
            aria-label={t('speech.menu')}
          >
            <IconEar size={18} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPlayerTrackNext size={16} />}
          rightSection={nextKey === undefined ? undefined : keyLabel(nextKey)}
          onClick={() => runAction('speech.next')}
        >
          {t('speech.next')}
        </Menu.Item>
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={isSkipping}
          leftSection={isSkipping ? <IconCheck size={16} /> : <IconBlank />}
          onClick={() => runAction('speech.skipSilence')}
        >
          {t('speech.skip')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLayoutList size={16} />}
          onClick={() => runAction('speech.propose')}
        >
          {t('speech.propose')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Keeps the words of an item that is not ticked in line with the others. */
const IconBlank = () => <svg width={16} height={16} aria-hidden />
