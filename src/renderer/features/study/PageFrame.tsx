import { Box, ScrollArea, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A page of the study beside the transcripts: a heading, what it is for, and the rest. */
export function PageFrame({
  title,
  hint,
  children,
}: {
  title: string
  hint: string
  children: ReactNode
}) {
  return (
    <ScrollArea h="calc(100vh - var(--app-shell-header-height))">
      <Box p="lg" maw={1040}>
        <Title order={1} size="h3">
          {title}
        </Title>
        <Text size="sm" c="dimmed" mb="lg" maw={680}>
          {hint}
        </Text>
        {children}
      </Box>
    </ScrollArea>
  )
}
