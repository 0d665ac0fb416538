/** @file Live counts of the filter bar: asked for while it is open, after every change of the list. A new filter brings a new list, and that comes first. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Facets } from '../../../electron/contract/query.ts';
import { queryOf } from '../../state/shoot.ts';
import { useApp } from '../../state/use-app.ts';

const quietMs = 80;

export const useFacets = (): Facets | null => {
  const app = useApp();
  const ids = useStore(app.shoot.state, (s) => s.ids);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const [facets, setFacets] = useState<Facets | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new list or summary means new counts.
  useEffect(() => {
    const query = queryOf(app.place.getState());
    if (!query) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      app.engine.photos
        .facets(query)
        .then((next) => isWanted && setFacets(next))
        .catch(() => undefined);
    }, quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [app, ids, summary]);
  return facets;
};
