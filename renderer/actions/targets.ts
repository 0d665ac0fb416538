/** @file What a decision key applies to: everything selected in the grid, elsewhere only the active photo. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { App } from '../state/app.ts';

export const targetsOf = (app: Pick<App, 'cursor' | 'place'>): readonly PhotoId[] => {
  const { cursor, selected } = app.cursor.state.getState();
  if (cursor === null) return [];
  return app.place.getState().view === 'grid' ? [...selected] : [cursor];
};
