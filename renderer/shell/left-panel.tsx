/** @file Shoots, and what the open one holds; a click filters by it, another takes the filter away. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ShootSummary } from '../../electron/contract/shoot-summary.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { type ListKey, setValues, toggleOnly, valuesOf } from '../features/filters/filter-edit.ts';
import { useRecent } from '../features/folders/use-recent.ts';
import { useApp } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { sideItems } from './side-items.ts';

const Group = ({ title, children }: { title: string; children: ReactNode }): ReactNode => (
  <section className="side-group">
    <h2>{title}</h2>
    {children}
  </section>
);

const FilterRow = (props: {
  filter: ListKey;
  value: string;
  name: string;
  count: number;
  tone?: string;
  /** Counted are those without a flag alone: so are the photos shown. */
  unflagged?: boolean;
}): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  const show = (): void => {
    const only = toggleOnly(filter, props.filter, props.value);
    const isOn = valuesOf(only, props.filter).length > 0;
    app.navigate({ filter: props.unflagged ? setValues(only, 'flags', isOn ? ['none'] : []) : only, view: 'grid' });
  };
  return (
    <button
      type="button"
      className="side-row"
      aria-pressed={valuesOf(filter, props.filter).includes(props.value)}
      onClick={show}
    >
      {props.tone ? <span className="side-dot" data-tone={props.tone} /> : null}
      <span className="side-name">{props.name}</span>
      <span className="side-count">{texts.count(props.count)}</span>
    </button>
  );
};

const Shoots = (): ReactNode => {
  const app = useApp();
  const open = useStore(app.place, (s) => s.folderId);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const recent = useRecent();
  return (
    <Group title={texts.sides.shoots}>
      {recent.slice(0, 8).map((folder) => (
        <button
          key={folder.id}
          type="button"
          className="side-row"
          title={folder.displayPath}
          aria-current={folder.id === open}
          onClick={() =>
            folder.id !== open && app.navigate({ folderId: folder.id, view: 'grid', photoId: null, filter: {} })
          }
        >
          <span
            className="side-dot"
            data-tone={folder.state === 'offline' ? 'offline' : folder.id === open ? 'accent' : ''}
          />
          <span className="side-name">{folder.name}</span>
          <span className="side-count">
            {texts.count(folder.id === open ? (summary?.total ?? folder.photoCount) : folder.photoCount)}
          </span>
        </button>
      ))}
    </Group>
  );
};

const Counts = ({ summary }: { summary: ShootSummary }): ReactNode => {
  const by = useStore(useApp().settings, (s) => s.value?.decidedBy ?? 'any');
  const { suggested } = summary;
  const hasSuggestions = suggested.keep + suggested.reject + suggested.undecided + summary.notLookedAt > 0;
  return (
    <>
      <Group title={texts.sides.decisions}>
        <FilterRow filter="flags" value="pick" name={texts.decisions.pick} count={summary.picks} tone="pick" />
        <FilterRow filter="flags" value="reject" name={texts.decisions.reject} count={summary.rejects} tone="reject" />
        <FilterRow filter="decided" value="no" name={texts.decisions.none[by]} count={summary.undecided} tone="none" />
      </Group>
      {hasSuggestions ? (
        <Group title={texts.sides.suggested}>
          {(['keep', 'reject', 'undecided'] as const).map((value) => (
            <FilterRow
              key={value}
              filter="suggestions"
              value={value}
              name={texts.suggestions[value]}
              count={suggested[value]}
              unflagged
            />
          ))}
          {summary.notLookedAt > 0 ? (
            <FilterRow
              filter="suggestions"
              value="waiting"
              name={texts.suggestions.waiting}
              count={summary.notLookedAt}
            />
          ) : null}
        </Group>
      ) : null}
      {summary.theirs > 0 ? (
        <Group title={texts.sides.theirs}>
          <FilterRow filter="theirs" value="said" name={texts.filters.theirsSaid} count={summary.theirs} />
          <div className="side-action">
            <ActionButton action="app.takeAllTheirs" text={texts.filters.takeAllTheirs} look="quiet" showsKey={false} />
          </div>
        </Group>
      ) : null}
    </>
  );
};

const Found = ({ summary }: { summary: ShootSummary }): ReactNode => {
  const found = Object.entries(summary.found)
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1]);
  return found.length > 0 ? (
    <Group title={texts.sides.found}>
      {found.map(([code, count]) => (
        <FilterRow key={code} filter="findings" value={code} name={texts.finding(code)} count={count} />
      ))}
    </Group>
  ) : null;
};

export const LeftPanel = (): ReactNode => {
  const app = useApp();
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  return (
    <nav aria-label={texts.sides.shoots}>
      {isGuest ? null : <Shoots />}
      {summary ? <Counts summary={summary} /> : null}
      {isGuest ? null : sideItems.map((Item) => <Item key={sideItems.indexOf(Item)} />)}
      {/* Last: the only group that may be long. */}
      {summary ? <Found summary={summary} /> : null}
    </nav>
  );
};
