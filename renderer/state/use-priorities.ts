/** @file Tells the engine what is on screen and what comes next, so that their previews and scores come first. */
import { useEffect } from 'react';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { useApp } from './use-app.ts';

const quietMs = 120;

/** Indices of the first and last visible photo; sent once they stand still for a moment. */
export const usePriorities = (ids: readonly PhotoId[], first: number, last: number): void => {
  const app = useApp();
  useEffect(() => {
    if (ids.length === 0 || last < first) return;
    const timer = setTimeout(() => {
      const page = last - first + 1;
      const onScreen = ids.slice(first, last + 1).slice(0, 2_000);
      const next = ids.slice(last + 1, last + 1 + Math.min(200, page));
      app.engine.photos.prioritise({ onScreen, next }).catch(() => undefined);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [app, ids, first, last]);
};
