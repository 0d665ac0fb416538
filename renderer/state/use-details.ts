/** @file Details of several photos at once, asked for once they are looked at for a moment. */
import { useEffect, useMemo, useReducer } from 'react';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoDetail } from '../../electron/contract/photo-detail.ts';
import { useApp } from './use-app.ts';

const restMs = 60;

/** In the order of `ids`; undefined where not here yet. The same array until something changes. */
export const useDetails = (ids: readonly PhotoId[]): readonly (PhotoDetail | undefined)[] => {
  const { details } = useApp();
  const [version, changed] = useReducer((n: number) => n + 1, 0);
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids.
  const wanted = useMemo(() => [...ids], [key]);
  useEffect(() => {
    const among = new Set(wanted);
    const timer = setTimeout(() => {
      for (const id of wanted) details.want(id);
    }, restMs);
    const stop = details.subscribe((id) => {
      if (!among.has(id)) return;
      // Told of one that is outdated, this asks again; of one that came, it asks nothing.
      details.want(id);
      changed();
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [details, wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what is held.
  return useMemo(() => wanted.map((id) => details.get(id)), [details, wanted, version]);
};
