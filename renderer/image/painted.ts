/** @file Whether the pane that keys move has caught up: held keys wait for it. */
import type { Pane } from './pane.ts';

let active: Pane | null = null;

export const isSharpEnough = {
  /** The pane of the view on screen; null when it leaves. */
  follow(pane: Pane | null): void {
    active = pane;
  },
  /** True where no pane is open: a grid never holds a key up. */
  now: (): boolean => active?.isPainted() ?? true,
};
