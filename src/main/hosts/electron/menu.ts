import type { MenuItemConstructorOptions } from 'electron'
import { actionOf } from '../../../core/keys/actions.ts'
import type { ActionId } from '../../../core/keys/actions.ts'
import { accelerator } from '../../../core/keys/chord.ts'
import { keysOf } from '../../../core/keys/keymap.ts'
import type { KeyChoices } from '../../../core/keys/keymap.ts'
import { contract } from '../../../ipc/contract.ts'
import { interfaceLanguage } from '../../../ipc/interface-language.ts'
import type { CallResult } from '../../../ipc/result.ts'

/** Languages of the menu and of the system dialogs. */
export type MenuLanguage = 'es' | 'en'

type Wording = Readonly<Record<MenuLanguage, string>>
type Role = NonNullable<MenuItemConstructorOptions['role']>
type Item =
  | { readonly action: ActionId; readonly asks: boolean }
  | { readonly role: Role; readonly label: Wording }
  | 'line'

const role = (name: Role, es: string, en: string): Item => ({ role: name, label: { es, en } })
const action = (id: ActionId): Item => ({ action: id, asks: false })
/** An action that asks for something before anything is done. */
const asking = (id: ActionId): Item => ({ action: id, asks: true })

/** The menu: actions of the table go to the page by their id, roles are done by Electron. */
const MENUS: readonly { readonly label: Wording; readonly items: readonly Item[] }[] = [
  {
    label: { es: 'Archivo', en: 'File' },
    items: [
      asking('recording.import'),
      'line',
      action('study.lock'),
      action('study.close'),
      'line',
      asking('app.settings'),
      'line',
      role('quit', 'Salir', 'Quit'),
    ],
  },
  {
    // Undo and redo are the page's: it keeps the history of the text and of the decisions.
    label: { es: 'Edición', en: 'Edit' },
    items: [
      role('cut', 'Cortar', 'Cut'),
      role('copy', 'Copiar', 'Copy'),
      role('paste', 'Pegar', 'Paste'),
      role('selectAll', 'Seleccionar todo', 'Select all'),
    ],
  },
  {
    label: { es: 'Ver', en: 'View' },
    items: [
      asking('view.palette'),
      action('player.playPause'),
      'line',
      role('resetZoom', 'Tamaño normal', 'Actual size'),
      role('zoomIn', 'Acercar', 'Zoom in'),
      role('zoomOut', 'Alejar', 'Zoom out'),
      role('togglefullscreen', 'Pantalla completa', 'Full screen'),
    ],
  },
  {
    label: { es: 'Ayuda', en: 'Help' },
    items: [action('help.keys')],
  },
]

/** What the menu needs of the settings. */
export interface MenuSettings {
  readonly language: MenuLanguage
  readonly keys: KeyChoices
}

/** The settings in the answer to `app.state`; where it has none or they say so, the system's language. */
export function menuSettings(state: CallResult, locale: string): MenuSettings {
  const parsed = contract['app.state'].output.safeParse(state.ok ? state.value : null)
  const { language, keys } = parsed.data?.settings ?? { language: 'system' as const, keys: {} }
  return { language: interfaceLanguage(language, locale), keys }
}

/** The menu in a language, with the person's keys, for `Menu.buildFromTemplate`. */
export function menuTemplate(
  { language, keys }: MenuSettings,
  onAction: (action: string) => void,
  options: { readonly devTools: boolean },
): MenuItemConstructorOptions[] {
  const toTemplate = (item: Item): MenuItemConstructorOptions => {
    if (item === 'line') return { type: 'separator' }
    if ('role' in item) return { role: item.role, label: item.label[language] }
    const id = item.action
    const label = `${actionOf(id)?.labels[language] ?? id}${item.asks ? '…' : ''}`
    const [key] = keysOf(id, keys)
    const click = () => onAction(id)
    return { id, label, click, ...(key ? { accelerator: accelerator(key) } : {}) }
  }
  const menus = MENUS.map(({ label, items }) => ({
    label: label[language],
    submenu: items.map(toTemplate),
  }))
  return options.devTools
    ? [...menus, { label: 'DevTools', submenu: [{ role: 'toggleDevTools' }] }]
    : menus
}
