/** @file In every view: which filter is on, how many it leaves, and its end. */
import { Filter, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { filterText } from './filter-text.ts';

export const FilterChip = (): ReactNode => {
  const app = useApp();
  const names = useStore(app.people, (s) => s.names);
  const says = filterText(
    useStore(app.place, (s) => s.filter),
    names,
  );
  const count = useStore(app.shoot.state, (s) => s.ids.length);
  const total = useStore(app.shoot.state, (s) => s.total);
  const key = useKeyLabel('filter.clear');
  if (!says) return null;
  const ends = texts.filters.ends(says);
  return (
    <button
      type="button"
      className="chip filter-chip"
      data-active
      aria-label={ends}
      title={key ? `${ends} (${key})` : ends}
      onClick={() => app.actions.run('filter.clear')}
    >
      <Filter size={11} aria-hidden />
      <span className="filter-chip-says">{says}</span>
      {texts.filters.shown(count, total)}
      <X size={11} aria-hidden />
    </button>
  );
};
