import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { type SortField, sortFields } from '../../../electron/contract/photo-fields.ts';
import { isScore, scoreName, startsDescending } from '../../photo/words/score-words.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuLine } from '../../ui/menu.tsx';

export const SortMenu = (): ReactNode => {
  const app = useApp();
  const sort = useStore(app.place, (s) => s.sort);
  const scales = useScales();
  const sortName = (by: string): string => (isScore(by) ? scoreName(by, scales) : (texts.sorts[by as SortField] ?? by));
  const keys = ['time', 'name', 'best', 'stars', ...Object.keys(scales)];
  const measures = sortFields.filter((key) => !keys.includes(key));
  const option = (by: string) => ({ value: by, text: sortName(by) });
  const choose = (by: string): void => app.navigate({ sort: { by, descending: startsDescending(by, scales) } });
  return (
    <Menu
      trigger={
        <Chip label={texts.filters.sort} value={sortName(sort.by)}>
          {sort.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />}
          <span className="visually-hidden">
            {sort.descending ? texts.filters.descending : texts.filters.ascending}
          </span>
        </Chip>
      }
    >
      <MenuChoice value={sort.by} onChange={choose} options={keys.map(option)} />
      <MenuLine />
      <MenuChoice value={sort.by} onChange={choose} options={measures.map(option)} />
      <MenuLine />
      <MenuChoice
        value={sort.descending ? 'descending' : 'ascending'}
        onChange={(way) => app.navigate({ sort: { by: sort.by, descending: way === 'descending' } })}
        options={[
          { value: 'ascending', text: texts.filters.ascending },
          { value: 'descending', text: texts.filters.descending },
        ]}
      />
    </Menu>
  );
};
