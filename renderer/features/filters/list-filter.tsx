/** @file A chip with a menu of ticks and counts. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { Chip } from '../../ui/button.tsx';
import { Menu, MenuTick } from '../../ui/menu.tsx';
import { type ListKey, toggleValue } from './filter-edit.ts';

export const ListFilter = (props: {
  name: string;
  filter: ListKey;
  counts: Readonly<Record<string, number>>;
  /** In this order where given; otherwise by count, at most forty. */
  order?: readonly string[];
  text: (value: string) => ReactNode;
}): ReactNode => {
  const app = useApp();
  // This part of the filter alone: a dozen of these stand in the bar.
  const part = useStore(app.place, (s) => s.filter[props.filter]);
  const chosen: readonly string[] = part ?? [];
  const values =
    props.order ??
    [...new Set([...chosen, ...Object.keys(props.counts).filter((v) => v !== '')])]
      .sort((a, b) => (props.counts[b] ?? 0) - (props.counts[a] ?? 0))
      .slice(0, 40);
  if (values.length === 0) return null;
  const value =
    chosen.length === 1 ? String(props.text(chosen[0]!)) : chosen.length > 1 ? String(chosen.length) : undefined;
  return (
    <Menu trigger={<Chip label={props.name} value={value} active={chosen.length > 0}></Chip>}>
      {values.map((each) => (
        <MenuTick
          key={each}
          checked={chosen.includes(each)}
          count={props.counts[each] ?? 0}
          onChange={() => app.navigate({ filter: toggleValue(app.place.getState().filter, props.filter, each) })}
        >
          {props.text(each)}
        </MenuTick>
      ))}
    </Menu>
  );
};
