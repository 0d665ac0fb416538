/** @file Live counts of the filter bar: asked for while it is open, after every change of the list. A new filter brings a new list, and that comes first. */
import { useEffect, useState } from 'react';
import type { Facets } from '../../../electron/contract/query.ts';
import { queryOf } from '../../state/shoot.ts';
import { useApp } from '../../state/use-app.ts';

const quietMs = 80;

export const useFacets = (): Facets | null => {
  const app = useApp();
  const [facets, setFacets] = useState<Facets | null>(null);
  useEffect(() => {
    let asked = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      const query = queryOf(app.place.getState());
      if (!query) return;
      const mine = ++asked;
      const next = await app.engine.photos.facets(query).catch(() => null);
      if (next && mine === asked) setFacets(next);
    };
    const ask = (): void => {
      asked++;
      clearTimeout(timer);
      timer = setTimeout(() => void load(), quietMs);
    };
    // Of a shoot that is being opened list and pictures come first, then its summary.
    if (app.shoot.state.getState().summary) ask();
    const stop = app.shoot.state.subscribe((now, before) => {
      if (now.summary && (now.ids !== before.ids || now.summary !== before.summary)) ask();
    });
    return () => {
      asked++;
      clearTimeout(timer);
      stop();
    };
  }, [app]);
  return facets;
};
