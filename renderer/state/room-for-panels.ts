/**
 * @file Panels leave a window that becomes too narrow for them and come back with the room: the pictures come first, until somebody asks for a panel. What the
 * photographer likes stays as it is.
 */
import type { StoreApi } from 'zustand/vanilla';

export interface Panels {
  leftPanel: boolean;
  rightPanel: boolean;
}
const names = ['leftPanel', 'rightPanel'] as const;

/** Beside two panels a grid of fewer pixels would be two cells wide. */
const rightFromPx = 960;
/** On a phone the counts are a key or a turn away. */
const leftFromPx = 600;

export const roomFor = (widthPx: number): Panels => ({
  leftPanel: widthPx >= leftFromPx,
  rightPanel: widthPx >= rightFromPx,
});

/** Follows the window's width from now on. Answers what is only put away, and so is open where there is room. */
export function keepRoom(
  panels: StoreApi<Panels>,
  window: Pick<typeof globalThis, 'innerWidth' | 'addEventListener'> = globalThis,
): () => Partial<Panels> {
  const away = new Set<keyof Panels>();
  let room: Panels = { leftPanel: true, rightPanel: true };
  let isOurs = false;
  const settle = (): void => {
    const now = roomFor(window.innerWidth);
    const change: Partial<Panels> = {};
    for (const name of names) {
      if (now[name] === room[name]) continue;
      if (!now[name] && panels.getState()[name]) {
        away.add(name);
        change[name] = false;
      } else if (now[name] && away.delete(name)) change[name] = true;
    }
    room = now;
    isOurs = true;
    panels.setState(change);
    isOurs = false;
  };
  settle();
  // Nobody resizes where there is no window, as in tests of the page's parts.
  window.addEventListener?.('resize', settle);
  panels.subscribe((now, before) => {
    if (isOurs) return;
    for (const name of names) if (now[name] !== before[name]) away.delete(name);
  });
  return () => Object.fromEntries([...away].map((name) => [name, true]));
}
