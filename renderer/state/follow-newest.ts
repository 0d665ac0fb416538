/** @file Going to the frame that came last, as soon as the list has it. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { App } from './app.ts';

/** `ids` in order of their times; those that the filter hides are passed over. */
export const followNewest = (app: App, ids: readonly PhotoId[]): void => {
  if (!app.ui.getState().followNewest) return;
  const go = (): boolean => {
    const newest = ids.findLast((id) => app.order.getState().walk.indexOf(id) >= 0);
    if (newest !== undefined) app.cursor.go(newest);
    return newest !== undefined;
  };
  if (go()) return;
  const stop = app.order.subscribe(() => {
    if (go()) stop();
  });
  // A list that comes later than this was filtered.
  setTimeout(stop, 5_000);
};
