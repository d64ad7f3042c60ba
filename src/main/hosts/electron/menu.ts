import type { MenuItemConstructorOptions } from 'electron'
import { contract } from '../../../ipc/contract.ts'
import { interfaceLanguage } from '../../../ipc/interface-language.ts'
import type { CallResult } from '../../../ipc/result.ts'

/** Languages of the menu and of the system dialogs. */
export type MenuLanguage = 'es' | 'en'

type Wording = Readonly<Record<MenuLanguage, string>>
type Item =
  | { readonly action: string; readonly label: Wording; readonly keys?: string }
  | { readonly role: NonNullable<MenuItemConstructorOptions['role']>; readonly label: Wording }
  | 'line'

const role = (
  name: NonNullable<MenuItemConstructorOptions['role']>,
  es: string,
  en: string,
): Item => ({ role: name, label: { es, en } })
const action = (id: string, es: string, en: string, keys?: string): Item => ({
  action: id,
  label: { es, en },
  ...(keys ? { keys } : {}),
})

/** The menu: actions go to the page by their id, roles are done by Electron. */
const MENUS: readonly { readonly label: Wording; readonly items: readonly Item[] }[] = [
  {
    label: { es: 'Archivo', en: 'File' },
    items: [
      action('recording.import', 'Importar grabaciones…', 'Import recordings…', 'CmdOrCtrl+O'),
      'line',
      action('study.lock', 'Bloquear el estudio', 'Lock the study', 'CmdOrCtrl+Shift+L'),
      action('study.close', 'Cerrar el estudio', 'Close the study'),
      'line',
      action('app.settings', 'Ajustes…', 'Settings…', 'CmdOrCtrl+,'),
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
      action('view.palette', 'Paleta de acciones…', 'Command palette…', 'CmdOrCtrl+K'),
      action('player.playPause', 'Reproducir o pausar', 'Play or pause'),
      'line',
      role('resetZoom', 'Tamaño normal', 'Actual size'),
      role('zoomIn', 'Acercar', 'Zoom in'),
      role('zoomOut', 'Alejar', 'Zoom out'),
      role('togglefullscreen', 'Pantalla completa', 'Full screen'),
    ],
  },
  {
    label: { es: 'Ayuda', en: 'Help' },
    items: [action('help.keys', 'Atajos de teclado', 'Keyboard shortcuts', 'F1')],
  },
]

/** The language of the settings in the answer to `app.state`; where they say so, the system's. */
export function menuLanguage(state: CallResult, locale: string): MenuLanguage {
  const parsed = contract['app.state'].output.safeParse(state.ok ? state.value : null)
  const chosen = parsed.success ? parsed.data.settings.language : 'system'
  return interfaceLanguage(chosen, locale)
}

/** The menu in a language, for `Menu.buildFromTemplate`. */
export function menuTemplate(
  language: MenuLanguage,
  onAction: (action: string) => void,
  options: { readonly devTools: boolean },
): MenuItemConstructorOptions[] {
  const toTemplate = (item: Item): MenuItemConstructorOptions => {
    if (item === 'line') return { type: 'separator' }
    const label = item.label[language]
    if ('role' in item) return { role: item.role, label }
    const click = () => onAction(item.action)
    return { id: item.action, label, click, ...(item.keys ? { accelerator: item.keys } : {}) }
  }
  const menus = MENUS.map(({ label, items }) => ({
    label: label[language],
    submenu: items.map(toTemplate),
  }))
  return options.devTools
    ? [...menus, { label: 'DevTools', submenu: [{ role: 'toggleDevTools' }] }]
    : menus
}
