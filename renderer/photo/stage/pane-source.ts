/** @file Where a pane learns what to show: pushed straight from the stores, past React, so that a key press costs one drawing. */
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoState } from '../../../electron/contract/photo.ts';
import type { PanePhoto } from '../../image/pane.ts';
import { prefetchOrder } from '../../image/prefetch.ts';
import type { App } from '../../state/app.ts';
import { stackStep } from '../../state/stack-step.ts';
import { texts } from '../../texts/texts.ts';

export interface PaneSource {
  get(): { photo: PanePhoto | null; neighbours: PanePhoto[] };
  subscribe(changed: () => void): () => void;
}

/** Decoded ahead and behind. A held key shows 30 a second and a frame takes two of them to decode on a slow machine. */
const depth = { ahead: 16, behind: 4 };

const withoutPicture: ReadonlySet<PhotoState> = new Set([
  ...(['corrupt', 'not-a-picture', 'no-preview', 'unreadable', 'missing'] as const),
]);

const photoOf = (app: App, id: PhotoId): PanePhoto | null => {
  const card = app.cards.get(id);
  if (!card) return null;
  return {
    id,
    version: card.previewVersion,
    size: { width: card.widthPx, height: card.heightPx },
    problem: withoutPicture.has(card.state) ? (card.problem ?? texts.cell.states[card.state]) : null,
  };
};

/** A fixed list of photos: the first is shown, the rest come after it. */
export const sourceOfIds = (
  app: App,
  ids: () => readonly PhotoId[],
  onIds: (changed: () => void) => () => void,
): PaneSource => ({
  get() {
    const wanted = ids();
    app.cards.want(wanted);
    const [first, ...rest] = wanted;
    return {
      photo: first === undefined ? null : photoOf(app, first),
      neighbours: rest.map((id) => photoOf(app, id)).filter((photo) => photo !== null),
    };
  },
  subscribe(changed) {
    let stops: (() => void)[] = [];
    const watch = (): void => {
      for (const stop of stops) stop();
      stops = ids().map((id) => app.cards.subscribe(id, changed));
    };
    watch();
    const stopIds = onIds(() => {
      watch();
      changed();
    });
    return () => {
      stopIds();
      for (const stop of stops) stop();
    };
  },
});

/** The active photo with its neighbours in the direction of travel. */
export const cursorSource = (app: App): PaneSource =>
  sourceOfIds(
    app,
    () => {
      const order = app.cursor.order();
      const { ids } = order;
      const { direction, cursor } = app.cursor.state.getState();
      if (cursor === null) return [];
      const index = app.cursor.index();
      if (index < 0) return [cursor];
      const near = prefetchOrder(index, direction, ids.length, depth).map((i) => ids[i]!);
      // The next stack is one key away too.
      const { stackOf } = app.shoot.state.getState();
      const nextStack = stackStep(order, index, direction, (id) => stackOf.get(id));
      if (nextStack === null || nextStack === near[1]) return near;
      return [...near.slice(0, 3), nextStack, ...near.slice(3).filter((id) => id !== nextStack)];
    },
    (changed) => {
      const stopCursor = app.cursor.state.subscribe((now, before) => now.cursor !== before.cursor && changed());
      const stopOrder = app.order.subscribe(changed);
      return () => {
        stopCursor();
        stopOrder();
      };
    },
  );
