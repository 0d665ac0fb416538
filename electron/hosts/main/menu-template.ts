/**
 * @file The native menu. Culling keys belong to the page: an item takes no key that the page uses. Where a menu should show such a key, the page
 * answers to it (registerAccelerator: false).
 */
import type { MenuItemConstructorOptions } from 'electron';
import { visibleText } from '../../contract/visible-text.ts';
import { type DesktopTexts, desktopTextsOf } from './desktop-texts.ts';

export interface MenuActions {
  openFolder(): void;
  openRecent(folder: string): void;
  showLog(): void;
  showDumps(): void;
  showNotices(): void;
}

export interface MenuFor {
  platform: NodeJS.Platform;
  isPackaged: boolean;
  /** Folders opened lately, the last first. */
  recent: readonly string[];
  actions: MenuActions;
  texts?: DesktopTexts['menu'];
}

export function menuTemplate({
  platform,
  isPackaged,
  recent,
  actions,
  texts = desktopTextsOf('en').menu,
}: MenuFor): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const file: MenuItemConstructorOptions[] = [
    { label: texts.openFolder, accelerator: 'CmdOrCtrl+O', registerAccelerator: false, click: actions.openFolder },
    {
      label: texts.openRecent,
      enabled: recent.length > 0,
      // A "&" would be taken for the mark of a key.
      submenu: recent.map((folder) => ({
        label: visibleText(folder).replaceAll('&', '&&'),
        click: () => actions.openRecent(folder),
      })),
    },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'cut' },
    // The page copies names of photos with the same keys, and text where there is some.
    { role: 'copy', registerAccelerator: false },
    { role: 'paste' },
    { role: 'selectAll', registerAccelerator: false },
  ];
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [separator, { role: 'forceReload' }, { role: 'toggleDevTools' }];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: texts.file, submenu: file },
    { label: texts.edit, submenu: edit },
    { label: texts.view, submenu: [{ role: 'togglefullscreen' }, ...developer] },
    {
      label: texts.window,
      submenu: isMac ? [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }] : [{ role: 'minimize' }],
    },
    {
      label: texts.help,
      role: 'help',
      submenu: [
        { label: texts.licences, click: actions.showNotices },
        { label: texts.showLog, click: actions.showLog },
        { label: texts.showDumps, click: actions.showDumps },
        ...(isMac ? [] : [{ role: 'about' } satisfies MenuItemConstructorOptions]),
      ],
    },
  ];
}
