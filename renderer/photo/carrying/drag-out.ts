/** @file Photos dragged out of the window, from wherever they are shown: with Alt, over the window's edge, or where a drag means nothing else. The desktop app hands out their files; a browser what it can, one download. */
import type { PointerEvent } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { App } from '../../state/app.ts';
import { fileTexts as t } from '../../texts/texts.ts';

/** While a button is down the window hears of the pointer beyond its edge too. */
export const isOutside = ({ clientX, clientY }: { clientX: number; clientY: number }): boolean =>
  clientX <= 0 || clientY <= 0 || clientX >= window.innerWidth - 1 || clientY >= window.innerHeight - 1;

/** A mouse's press that takes photos along: a finger scrolls and swipes. */
export const asksForDrag = ({ altKey, button, pointerType }: PointerEvent): boolean =>
  altKey && button === 0 && pointerType === 'mouse';

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

/** A drag that the system took over, and whose end the page hears of, is no click. */
const noClick = (): void => {
  const swallow = (event: Event): void => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  window.addEventListener('pointerdown', () => window.removeEventListener('click', swallow, true), {
    capture: true,
    once: true,
  });
};

/** Makes an element something that the browser drags, for this one press. */
export const letDrag = (app: App, element: HTMLElement, ids: readonly PhotoId[]): void => {
  const start = (event: DragEvent): void => {
    if (app.host.startDrag !== null) {
      event.preventDefault();
      dragBySystem(app, ids);
      stop();
      noClick();
    } else if (event.dataTransfer) {
      fill(app, event.dataTransfer, ids);
      if (ids.length > 1) app.toasts.say('info', t.dragsOne);
    }
  };
  const stop = (): void => {
    element.draggable = false;
    element.removeEventListener('dragstart', start);
    for (const name of ['dragend', 'pointerup', 'pointerdown'] as const) window.removeEventListener(name, stop, true);
  };
  element.draggable = true;
  element.addEventListener('dragstart', start);
  // In the capturing phase, which the press that got us here has behind it.
  for (const name of ['dragend', 'pointerup', 'pointerdown'] as const) window.addEventListener(name, stop, true);
};
