/** @file What a pane shows that stays on one photo. */
import { useMemo } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { useApp } from '../../state/use-app.ts';
import { type PaneSource, sourceOfIds } from './pane-source.ts';

/** The photo itself, without neighbours: nothing that comes next is fetched ahead. */
export const useSourceOfOne = (id: PhotoId): PaneSource => {
  const app = useApp();
  return useMemo(
    () =>
      sourceOfIds(
        app,
        () => [id],
        () => () => undefined,
      ),
    [app, id],
  );
};
