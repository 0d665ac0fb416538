/** @file Photos dragged out of the window: with Alt, or over the window's edge. The desktop app hands out their files; a browser what it can, one download. */
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { App } from '../../state/app.ts';
import { fileTexts as t } from '../../texts/texts.ts';

/** By the system, while the button is still down. */
export const dragBySystem = (app: App, ids: readonly PhotoId[]): void => {
  app.host
    .startDrag?.(ids)
    .then((began) => began || app.toasts.say('error', t.noDrag))
    .catch(() => app.toasts.say('error', t.noDrag));
};

/** What a browser's drag carries: of the first photo its file as a download, which Chromium's browsers take; of all their names. */
const fill = (app: App, data: DataTransfer, ids: readonly PhotoId[]): void => {
  const names = ids.flatMap((id) => app.cards.get(id)?.name ?? []);
  const [first] = ids;
  const { originalBase } = app.host;
  data.effectAllowed = 'copy';
  data.setData('text/plain', names.join('\n'));
  if (first === undefined || originalBase === null) return;
  const address = new URL(`${originalBase}${first}`, window.location.href).href;
  // A colon parts the fields.
  data.setData('DownloadURL', `application/octet-stream:${(names[0] ?? 'photo').replaceAll(':', '-')}:${address}`);
};

/** Makes a cell something that the browser drags, for this one press. */
export const letDrag = (app: App, cell: HTMLElement, ids: readonly PhotoId[]): void => {
  const start = (event: DragEvent): void => {
    if (app.host.startDrag !== null) {
      event.preventDefault();
      dragBySystem(app, ids);
      stop();
    } else if (event.dataTransfer) {
      fill(app, event.dataTransfer, ids);
      if (ids.length > 1) app.toasts.say('info', t.dragsOne);
    }
  };
  const stop = (): void => {
    cell.draggable = false;
    cell.removeEventListener('dragstart', start);
    for (const name of ['dragend', 'pointerup', 'pointerdown'] as const) window.removeEventListener(name, stop, true);
  };
  cell.draggable = true;
  cell.addEventListener('dragstart', start);
  // The press that got us here is still on its way up to the window.
  setTimeout(() => {
    for (const name of ['dragend', 'pointerup', 'pointerdown'] as const) window.addEventListener(name, stop, true);
  });
};
