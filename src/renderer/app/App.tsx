import { Center, Loader, MantineProvider, Text } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePedals } from '../features/pedals/use-pedals.ts'
import { StartScreen } from '../features/start/StartScreen.tsx'
import { UnlockScreen } from '../features/start/UnlockScreen.tsx'
import { StudyScreen } from '../features/study/StudyScreen.tsx'
import { useActionKeys } from './actions.ts'
import { interfaceLanguage } from '../../ipc/interface-language.ts'
import { changeLanguage } from './i18n.ts'
import { pageNonce } from './nonce.ts'
import { queryClient, useAppState, useMainEvents } from './queries.ts'
import { themeWith } from './theme.ts'
import { useActivity } from './use-activity.ts'

function Screen() {
  const { t } = useTranslation()
  const { data, isError } = useAppState()
  if (isError) {
    return (
      <Center h="100vh">
        <Text>{t('errors.internal')}</Text>
      </Center>
    )
  }
  if (!data) {
    return (
      <Center h="100vh">
        <Loader type="dots" />
      </Center>
    )
  }
  switch (data.study.status) {
    case 'none':
      return <StartScreen />
    case 'locked':
      return <UnlockScreen study={data.study} />
    case 'open':
      return <StudyScreen key={data.study.id} study={data.study} />
  }
}

const NO_CHOICES = {}
const NO_PEDALS = [] as const

function Shell() {
  const { data } = useAppState()
  useMainEvents()
  useActionKeys(data?.settings.keys ?? NO_CHOICES)
  usePedals(data?.settings.pedals ?? NO_PEDALS)
  useActivity()
  const settings = data?.settings
  useEffect(() => {
    if (settings) void changeLanguage(interfaceLanguage(settings.language, data.locale))
  }, [settings, data?.locale])
  const scheme = settings?.theme ?? 'auto'
  const { t } = useTranslation()
  const theme = useMemo(() => themeWith(t('study.closeDialog')), [t])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
      {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    >
      <Notifications position="bottom-right" />
      <ModalsProvider>
        <Screen />
      </ModalsProvider>
    </MantineProvider>
  )
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  )
}
