/** @file The open shoot: ids in the engine's order, its stacks and its summary. Cards live elsewhere. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Folder } from '../../electron/contract/folder.ts';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import { photoFields, type Source, sourcesOfSort } from '../../electron/contract/photo-fields.ts';
import type { IdsQuery, PhotoFilter, PhotoQuery } from '../../electron/contract/query.ts';
import type { DecisionCounts, ShootSummary } from '../../electron/contract/shoot-summary.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import { type Engine, NotConnectedError, whatFailed } from '../api/client.ts';
import type { Place } from '../layout/url-state.ts';

export interface ShootState {
  /** none: nothing chosen. */
  status: 'none' | 'loading' | 'ready' | 'failed';
  problem: string | null;
  folder: Folder | null;
  /** As sorted and filtered by the engine, stacks not yet folded. */
  ids: readonly PhotoId[];
  total: number;
  stackOf: ReadonlyMap<PhotoId, Stack>;
  summary: ShootSummary | null;
}

const noShoot: ShootState = {
  status: 'none',
  problem: null,
  folder: null,
  ids: [],
  total: 0,
  stackOf: new Map(),
  summary: null,
};

export interface Shoot {
  state: StoreApi<ShootState>;
  /** Follows the address: another folder is opened, another filter asked for. */
  follow(place: Place): void;
  /** When the first screen of the open shoot is there: what else is asked of the engine can wait for it. */
  firstScreen(): Promise<void>;
  reloadIds(): void;
  /** The same at leisure: a list that re-sorts under the eye several times a second cannot be read. */
  reloadIdsSlowly(): void;
  reloadStacks(): void;
  reloadSummary(): void;
  setFolder(folder: Folder): void;
  /** Decisions changed these of the summary. */
  setCounts(counts: DecisionCounts): void;
}

export const queryOf = (place: Place): PhotoQuery | null =>
  place.folderId === null
    ? null
    : {
        folderId: place.folderId,
        filter: place.filter,
        sort: place.sort,
        stacks: 'open',
      };

const sourcesOf = ({ filter, sort }: Place): readonly Source[] => [
  ...sourcesOfSort(sort.by),
  ...(Object.keys(filter) as (keyof PhotoFilter)[]).flatMap((name) => photoFields[name].dependsOn),
];

/** A decision can change which photos are shown, or their order. */
export const hangsOnDecisions = (place: Place): boolean => sourcesOf(place).includes('decisions');

/** What the machine finds out can change it too. */
export const hangsOnFindings = (place: Place): boolean =>
  sourcesOf(place).some((source) => source !== 'decisions' && source !== 'time');

/** At most one run at a time and at most one waiting: a burst of events costs two calls. */
const coalesce = (run: () => Promise<void>, gapMs: number): (() => void) => {
  let running = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await run();
    if (gapMs > 0) await new Promise((done) => setTimeout(done, gapMs));
    running = false;
    if (again) {
      again = false;
      void start();
    }
  };
  return () => void start();
};

/** The screen that a list is asked for. */
export interface Screen {
  /** The active photo, its place and how many cells the window has room for. */
  near(): NonNullable<IdsQuery['near']>;
  /** Cards that came with the list: told before the list is shown. */
  arrived(cards: readonly PhotoCard[]): void;
  /** The pictures in sight are there, as far as they will be. */
  shown(): Promise<void>;
}

export const createShoot = (engine: Engine, screen: Screen): Shoot => {
  const state = createStore<ShootState>(() => noShoot);
  let place: Place | null = null;
  let asked = '';
  let generation = 0;
  let opening = Promise.resolve();

  const guarded = async (load: (stillWanted: () => boolean) => Promise<void>): Promise<void> => {
    const at = generation;
    const stillWanted = (): boolean => at === generation;
    try {
      await load(stillWanted);
    } catch (error) {
      // Away for now: the next connection asks again. What is on screen stays.
      if (error instanceof NotConnectedError || !stillWanted()) return;
      if (state.getState().status !== 'ready') state.setState({ status: 'failed', problem: whatFailed(error) });
    }
  };
  const loadIds = (): Promise<void> =>
    guarded(async (stillWanted) => {
      const query = place && queryOf(place);
      if (!query) return;
      const key = asked;
      const { ids, total, cards } = await engine.photos.ids({ ...query, near: screen.near() });
      if (!stillWanted() || key !== asked) return;
      screen.arrived(cards ?? []);
      state.setState({ ids, total, status: 'ready', problem: null });
    });
  const inFolder = () => {
    const query = place && queryOf(place);
    return query && { folderId: query.folderId };
  };
  const loadStacks = (): Promise<void> =>
    guarded(async (stillWanted) => {
      const folder = inFolder();
      if (!folder) return;
      const stacks = await engine.photos.stacks(folder);
      if (!stillWanted()) return;
      const stackOf = new Map<PhotoId, Stack>();
      for (const stack of stacks) {
        if (stack.photoIds.length > 1) for (const id of stack.photoIds) stackOf.set(id, stack);
      }
      state.setState({ stackOf });
    });
  const loadSummary = (): Promise<void> =>
    guarded(async (stillWanted) => {
      const folder = inFolder();
      if (!folder) return;
      const summary = await engine.shoots.summary(folder);
      if (stillWanted()) state.setState({ summary, folder: summary.folder });
    });
  const reloadIds = coalesce(loadIds, 400);
  const reloadStacks = coalesce(loadStacks, 500);
  const reloadSummary = coalesce(loadSummary, 600);

  return {
    state,
    firstScreen: () => opening,
    reloadIds,
    reloadIdsSlowly: coalesce(loadIds, 3_000),
    reloadStacks,
    reloadSummary,
    setFolder(folder) {
      if (state.getState().folder?.id === folder.id) state.setState({ folder });
    },
    setCounts(counts) {
      const { summary, folder } = state.getState();
      if (!summary || !folder) return;
      const decidedCount = summary.total - counts.undecided;
      const told = { ...folder, decidedCount };
      state.setState({ summary: { ...summary, ...counts, folder: told }, folder: told });
    },
    follow(next) {
      const query = queryOf(next);
      const key = query ? JSON.stringify(query) : '';
      const isOther = place?.folderId !== next.folderId;
      place = next;
      if (key === asked) return;
      asked = key;
      if (!query) {
        generation++;
        state.setState(noShoot);
        return;
      }
      if (isOther) {
        generation++;
        state.setState({ ...noShoot, status: 'loading' });
        let opened = (): void => undefined;
        opening = new Promise((done) => {
          opened = done;
        });
        void guarded(async (stillWanted) => {
          const folder = await engine.shoots.reopen({ folderId: query.folderId });
          if (!stillWanted()) return;
          state.setState({ folder });
          await Promise.all([loadIds(), loadStacks()]);
          await screen.shown();
          opened();
          await loadSummary();
        }).finally(opened);
      } else void loadIds();
    },
  };
};
