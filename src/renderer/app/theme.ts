import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** A quiet blue-grey: colour proper is left to categories and speakers. */
const ink: MantineColorsTuple = [
  '#f1f4f7',
  '#e2e8ed',
  '#c4d0da',
  '#a2b4c3',
  '#839cae',
  '#6a889e',
  '#53748c',
  '#3f5f77',
  '#2f4d63',
  '#20374a',
]

/** The look of everything; `close` names the button that closes a dialog. */
export const themeWith = (close: string) =>
  createTheme({
    primaryColor: 'ink',
    primaryShade: { light: 8, dark: 5 },
    colors: { ink },
    defaultRadius: 'sm',
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif',
    headings: { fontWeight: '600' },
    cursorType: 'pointer',
    components: {
      Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
      Button: { defaultProps: { size: 'sm' } },
      ActionIcon: { defaultProps: { variant: 'subtle' } },
      Modal: { defaultProps: { closeButtonProps: { 'aria-label': close } } },
    },
  })
