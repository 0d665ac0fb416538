/** @file Close-ups being cut: asked for in order, let go once drawn, so that they neither hold memory nor come back by themselves. */
import { useEffect, useMemo, useReducer } from 'react';
import type { Want } from '../../image/picture-cache.ts';
import { useApp } from '../../state/use-app.ts';

/** Calls for a new drawing whenever one of these is ready; `wants` must keep its identity while it says the same. */
export const useCuts = (wants: readonly Want[]): number => {
  const { pictures } = useApp();
  const [version, ready] = useReducer((n: number) => n + 1, 0);
  const owner = useMemo(() => ({}), []);
  useEffect(() => {
    const open = new Map(wants.map((want) => [want.request.key, want]));
    const ask = (): void => pictures.want(owner, [...open.values()]);
    for (const key of open.keys()) if (pictures.get(key)) open.delete(key);
    ask();
    const stop = pictures.subscribe((key) => {
      if (!open.delete(key)) return;
      ready();
      ask();
    });
    return () => {
      stop();
      pictures.want(owner, []);
    };
  }, [pictures, owner, wants]);
  return version;
};
