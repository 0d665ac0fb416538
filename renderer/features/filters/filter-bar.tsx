/** @file Sort, filters with live counts, how many are shown. */
import { ChevronsLeft, ChevronsRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Facets, PhotoFilter } from '../../../electron/contract/query.ts';
import { ActionButton } from '../../actions/action-button.tsx';
import type { StackMode } from '../../layout/url-state.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip, IconButton } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuLine, MenuTick } from '../../ui/menu.tsx';
import { isFiltering, setRange, setText, setWinners } from './filter-edit.ts';
import './filters.css';
import { ListFilter } from './list-filter.tsx';
import { RangeFilter, rangeText } from './range-filter.tsx';
import { ScoreFilter } from './score-filter.tsx';
import { SortMenu } from './sort-menu.tsx';
import { useFacets } from './use-facets.ts';

const t = texts.filters;
const none: Readonly<Record<string, number>> = {};

const StarsFilter = ({ counts }: { counts: readonly number[] | undefined }): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  const min = filter.stars?.min ?? 0;
  return (
    <Menu
      trigger={
        <Chip label={t.stars} value={min === 0 ? undefined : t.starsAtLeast(min)} active={filter.stars !== undefined} />
      }
    >
      <MenuChoice
        value={String(min)}
        onChange={(n) => app.navigate({ filter: setRange(filter, 'stars', n === '0' ? undefined : Number(n)) })}
        options={[0, 1, 2, 3, 4, 5].map((n) => ({
          value: String(n),
          text: t.starsAtLeast(n),
          count: counts?.slice(n).reduce((a, b) => a + b, 0),
        }))}
      />
    </Menu>
  );
};

const StacksMenu = ({ winners }: { winners: number | undefined }): ReactNode => {
  const app = useApp();
  const stacks = useStore(app.place, (s) => s.stacks);
  const filter = useStore(app.place, (s) => s.filter);
  return (
    <Menu trigger={<Chip label={t.stacks} value={t.modes[stacks]} active={filter.winnersOnly === true} />}>
      <MenuChoice
        value={stacks}
        onChange={(mode) => app.navigate({ stacks: mode as StackMode })}
        options={(['collapsed', 'grouped', 'flat'] as const).map((value) => ({ value, text: t.modes[value] }))}
      />
      <MenuLine />
      <MenuTick
        checked={filter.winnersOnly === true}
        count={winners}
        onChange={(on) => app.navigate({ filter: setWinners(filter, on) })}
      >
        {t.winners}
      </MenuTick>
    </Menu>
  );
};

const TextFilter = (): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  return (
    <input
      type="search"
      className="field"
      aria-label={t.text}
      placeholder={t.textShort}
      value={filter.text ?? ''}
      onChange={(event) => app.navigate({ filter: setText(filter, event.target.value) }, 'replace')}
      onKeyDown={(event) => {
        // The keys go back to the photos.
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
};

const rare: readonly (keyof PhotoFilter)[] = [
  'decided',
  'scenes',
  'distortions',
  'cameras',
  'lenses',
  'iso',
  'technical',
  'aesthetic',
  'stackKinds',
];
/** One of them is in force: it must be seen. */
const isRare = (filter: PhotoFilter): boolean => rare.some((key) => filter[key] !== undefined);

const RareFilters = ({ facets: f }: { facets: Facets | null }): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  return (
    <>
      <ListFilter
        name={t.decided}
        filter="decided"
        counts={f?.decided ?? none}
        order={['no', 'yes']}
        text={(v) => t.decidedNames[v] ?? v}
      />
      <ListFilter name={t.scene} filter="scenes" counts={f?.scenes ?? none} text={texts.seen} />
      <ListFilter name={t.distortion} filter="distortions" counts={f?.distortions ?? none} text={texts.seen} />
      <ListFilter name={t.camera} filter="cameras" counts={f?.cameras ?? none} text={(v) => v} />
      <ListFilter name={t.lens} filter="lenses" counts={f?.lenses ?? none} text={(v) => v} />
      <RangeFilter
        name={t.iso}
        value={rangeText(filter.iso?.min, filter.iso?.max)}
        min={filter.iso?.min}
        max={filter.iso?.max}
        lowest={t.lowest}
        highest={t.highest}
        onChange={(min, max) => app.navigate({ filter: setRange(filter, 'iso', min, max) }, 'replace')}
      />
      {(['technical', 'aesthetic'] as const).map((key) => (
        <RangeFilter
          key={key}
          name={texts.sorts[key]}
          value={rangeText(filter[key]?.min, filter[key]?.max)}
          min={filter[key]?.min}
          max={filter[key]?.max}
          lowest={t.lowest}
          highest={t.highest}
          onChange={(min, max) => app.navigate({ filter: setRange(filter, key, min, max) }, 'replace')}
        />
      ))}
      <ListFilter
        name={t.stackKinds}
        filter="stackKinds"
        counts={f?.stackKinds ?? none}
        text={(v) => t.stackKindNames[v] ?? v}
      />
    </>
  );
};

const Shown = (): ReactNode => {
  const app = useApp();
  const count = useStore(app.shoot.state, (s) => s.ids.length);
  const total = useStore(app.shoot.state, (s) => s.total);
  const cells = useStore(app.order, (s) => s.grid.ids.length);
  const canClear = useStore(app.place, (s) => isFiltering(s.filter));
  return (
    <span className="filter-end">
      <span className="shown" role="status">
        {cells > 0 && cells < count ? t.inCells(t.shown(count, total), cells) : t.shown(count, total)}
      </span>
      {canClear ? <ActionButton action="filter.clear" text={t.clear} look="quiet" showsKey={false} /> : null}
    </span>
  );
};

/** Drawn again when counts come; what is chosen each of its menus follows by itself. */
export const FilterBar = (): ReactNode => {
  const app = useApp();
  const hasRare = useStore(app.place, (s) => isRare(s.filter));
  const f = useFacets();
  const isOpen = useStore(app.ui, (s) => s.moreFilters);
  return (
    <div className="filter-bar" role="toolbar" aria-label={t.title}>
      <SortMenu />
      {/* Before everything that its own typing makes wider or narrower. */}
      <TextFilter />
      <StacksMenu winners={f?.winners} />
      <ListFilter
        name={t.flags}
        filter="flags"
        counts={f?.flags ?? none}
        order={['pick', 'reject', 'none']}
        text={(v) => t.flagNames[v] ?? v}
      />
      <StarsFilter counts={f?.stars} />
      <ListFilter
        name={t.labels}
        filter="labels"
        counts={f?.labels ?? none}
        order={['red', 'yellow', 'green', 'blue', 'purple', 'none']}
        text={(v) => t.labelNames[v] ?? v}
      />
      <ListFilter
        name={t.suggestions}
        filter="suggestions"
        counts={f?.suggestions ?? none}
        order={['keep', 'reject', 'undecided', 'waiting']}
        text={(v) => texts.suggestions[v as keyof typeof texts.suggestions]}
      />
      <ScoreFilter />
      <ListFilter
        name={t.eyes}
        filter="eyes"
        counts={f?.eyes ?? none}
        order={['open', 'closed', 'cant-tell', 'none', 'unknown']}
        text={(v) => t.eyeStates[v] ?? v}
      />
      <ListFilter name={t.findings} filter="findings" counts={f?.findings ?? none} text={texts.finding} />
      {isOpen || hasRare ? <RareFilters facets={f} /> : null}
      <IconButton
        name={isOpen ? t.less : t.more}
        icon={isOpen ? <ChevronsLeft size={14} aria-hidden /> : <ChevronsRight size={14} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => app.ui.setState({ moreFilters: !isOpen })}
      />
      <Shown />
    </div>
  );
};
