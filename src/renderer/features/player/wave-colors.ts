/** Colours as a canvas takes them; a canvas knows no CSS variables. */
export interface WaveColors {
  readonly wave: string
  readonly played: string
  readonly cursor: string
  readonly label: string
  readonly tick: string
  readonly marker: string
  readonly font: string
}

type Scheme = 'light' | 'dark'

const VARIABLES: Readonly<Record<Scheme, Readonly<Record<keyof WaveColors, string>>>> = {
  light: {
    wave: '--mantine-color-gray-5',
    played: '--mantine-primary-color-5',
    cursor: '--mantine-primary-color-9',
    label: '--mantine-color-gray-7',
    tick: '--mantine-color-gray-4',
    marker: '--mantine-color-gray-9',
    font: '--mantine-font-family',
  },
  dark: {
    wave: '--mantine-color-dark-2',
    played: '--mantine-primary-color-5',
    cursor: '--mantine-primary-color-2',
    label: '--mantine-color-dark-1',
    tick: '--mantine-color-dark-4',
    marker: '--mantine-color-gray-0',
    font: '--mantine-font-family',
  },
}

/** The theme's colours as they are at an element. */
export function readColors(element: HTMLElement, scheme: Scheme): WaveColors {
  const style = getComputedStyle(element)
  const read = (name: keyof WaveColors) => style.getPropertyValue(VARIABLES[scheme][name]).trim()
  return {
    wave: read('wave'),
    played: read('played'),
    cursor: read('cursor'),
    label: read('label'),
    tick: read('tick'),
    marker: read('marker'),
    font: read('font'),
  }
}
