/** @file What decisions, stacks by hand, named sets and their undo should come to, written apart from the catalog: the judge of every fault. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Catalog } from '../../electron/core/catalog/open-catalog.ts';

export type Operation =
  | { t: 'stars'; photos: number[]; to: number }
  | { t: 'flag'; photos: number[]; to: number }
  | { t: 'label'; photos: number[]; to: number }
  | { t: 'dismiss'; photos: number[] }
  /** `photos` become a stack, and so do the ones that are split off; a photo named twice goes with the second. */
  | { t: 'stack'; photos: number[]; splitOff: number[] }
  | { t: 'as-found'; photos: number[] }
  | { t: 'into-set'; photos: number[]; to: number }
  | { t: 'out-of-set'; photos: number[]; to: number }
  | { t: 'undo' }
  | { t: 'redo' };

export const modelPhotos = 20;
const flags = ['none', 'pick', 'reject'] as const;
const labels = ['none', 'red', 'yellow', 'green', 'blue', 'purple'] as const;

/** A random operation, mostly single key presses. */
export function randomOperation(random: () => number): Operation {
  const pick = (count: number): number => Math.floor(random() * count);
  const kind = pick(10);
  if (kind === 0) return { t: 'undo' };
  if (kind === 1) return { t: 'redo' };
  const some = (most: number) => Array.from({ length: pick(most + 1) }, () => pick(modelPhotos));
  const photos = [pick(modelPhotos), ...(pick(4) === 0 ? some(11) : [])];
  if (kind === 3) {
    const by = pick(5);
    if (by < 2) return { t: 'stack', photos: [...photos, ...some(4)], splitOff: by === 0 ? some(3) : [] };
    if (by === 2) return { t: 'as-found', photos };
    return { t: by === 3 ? 'into-set' : 'out-of-set', photos, to: 1 + pick(2) };
  }
  if (kind === 2) return { t: 'dismiss', photos };
  if (kind < 5) return { t: 'flag', photos, to: pick(flags.length) };
  return kind < 6 ? { t: 'label', photos, to: pick(labels.length) } : { t: 'stars', photos, to: pick(6) };
}

export function perform(catalog: Catalog, ids: readonly PhotoId[], operation: Operation): void {
  if (operation.t === 'undo') catalog.decisions.undo();
  else if (operation.t === 'redo') catalog.decisions.redo();
  else {
    const chosen = operation.photos.map((photo) => ids[photo]!);
    const says = operation.t;
    if (operation.t === 'stack')
      catalog.handStacks.regroup({
        groups: [chosen, operation.splitOff.map((photo) => ids[photo]!)],
        asFound: [],
        says,
      });
    else if (operation.t === 'as-found') catalog.handStacks.regroup({ groups: [], asFound: chosen, says });
    else if (operation.t === 'into-set')
      catalog.photoSets.change({ setId: operation.to, ids: chosen, isIn: true, says });
    else if (operation.t === 'out-of-set')
      catalog.photoSets.change({ setId: operation.to, ids: chosen, isIn: false, says });
    else if (operation.t === 'dismiss')
      catalog.decisions.dismiss(
        chosen,
        chosen.map(() => 'reject'),
      );
    else catalog.decisions.apply({ ids: chosen, change: changeOf(operation), kind: 'decide' });
  }
}

function changeOf(operation: { t: 'stars' | 'flag' | 'label'; to: number }) {
  if (operation.t === 'stars') return { stars: operation.to };
  return operation.t === 'flag' ? { flag: flags[operation.to]! } : { label: labels[operation.to]! };
}

type State = Record<'stars' | 'flag' | 'label' | 'dismiss' | 'group' | 'sets', number>;

/** Each photo's group by the first photo in it, counted from 1; 0 for none. */
const groupsByFirst = (groups: readonly number[]): number[] =>
  groups.map((group) => (group === 0 ? 0 : groups.indexOf(group) + 1));

const sayPhoto = (flag: string, stars: number, label: string, dismissed: number, group: number, sets: number): string =>
  `${flag} ${stars} ${label} ${dismissed} ${group} ${sets}`;

type Doing = Exclude<Operation, { t: 'undo' | 'redo' }>;

/** What changes in which photo. Sets are 1 and 2, and kept as their sum. */
function wantedOf(operation: Doing, photos: readonly State[], newGroup: () => number): Map<number, Partial<State>> {
  const wanted = new Map<number, Partial<State>>();
  const set = (photo: number, key: keyof State, to: number) => {
    if (photos[photo]![key] === to) wanted.delete(photo);
    else wanted.set(photo, { [key]: to });
  };
  if (operation.t === 'stack') {
    for (const members of [operation.photos, operation.splitOff]) {
      const group = newGroup();
      for (const photo of members) set(photo, 'group', group);
    }
  } else {
    for (const photo of operation.photos) {
      if (operation.t === 'as-found') set(photo, 'group', 0);
      else if (operation.t === 'dismiss') set(photo, 'dismiss', 1);
      else if (operation.t === 'into-set') set(photo, 'sets', photos[photo]!.sets | operation.to);
      else if (operation.t === 'out-of-set') set(photo, 'sets', photos[photo]!.sets & ~operation.to);
      else set(photo, operation.t, operation.to);
    }
  }
  return wanted;
}

/** Photos, and the undo log as lists of [photo, before, after]. */
export function createModel() {
  const photos: State[] = Array.from({ length: modelPhotos }, () => ({
    ...{ stars: 0, flag: 0, label: 0, dismiss: 0 },
    ...{ group: 0, sets: 0 },
  }));
  let groups = 0;
  const done: [number, State, State][][] = [];
  const undone: [number, State, State][][] = [];
  return {
    perform: (operation: Operation): void => {
      if (operation.t === 'undo') {
        const step = done.pop();
        if (!step) return;
        for (const [photo, before] of step) photos[photo] = before;
        undone.push(step);
      } else if (operation.t === 'redo') {
        const step = undone.pop();
        if (!step) return;
        for (const [photo, , after] of step) photos[photo] = after;
        done.push(step);
      } else {
        const step: [number, State, State][] = [];
        for (const [photo, after] of wantedOf(operation, photos, () => ++groups)) {
          const before = photos[photo]!;
          photos[photo] = { ...before, ...after };
          step.push([photo, before, photos[photo]]);
        }
        if (step.length === 0) return;
        done.push(step);
        undone.length = 0;
      }
    },
    say: (): string => {
      const byFirst = groupsByFirst(photos.map(({ group }) => group));
      const states = photos.map(({ stars, flag, label, dismiss, sets }, i) =>
        sayPhoto(flags[flag]!, stars, labels[label]!, dismiss, byFirst[i]!, sets),
      );
      return `${states.join(', ')}; ${done.length} done, ${undone.length} undone`;
    },
  };
}

/**
 * Whether `found` is `wanted` but for the oldest steps of the undo log, of which at least `kept` must be left. Both as `say` and `sayCatalog` put it.
 */
export function isTrimmed(found: string, wanted: string, kept: number): boolean {
  const parts = (said: string): string[] => /^(.*); (\d+) done, (\d+) undone$/.exec(said)?.slice(1) ?? [];
  const [photos, done, undone] = parts(found);
  const [allPhotos, allDone, allUndone] = parts(wanted);
  const left = Number(done) + Number(undone);
  return (
    photos === allPhotos &&
    undone === allUndone &&
    Number(done) <= Number(allDone) &&
    left >= Math.min(kept, Number(allDone) + Number(undone))
  );
}

/** The catalog in the model's words. */
export function sayCatalog(catalog: Catalog, ids: readonly PhotoId[]): string {
  const byFirst = groupsByFirst(ids.map((id) => catalog.handStacks.of(id)));
  const states = ids.map((id, i) => {
    const { decision, dismissed } = catalog.decisions.get(id);
    const sets = catalog.photoSets.of(id).reduce((sum, set) => sum + set, 0);
    return sayPhoto(decision.flag, decision.stars, decision.label, dismissed === null ? 0 : 1, byFirst[i]!, sets);
  });
  const history = catalog.decisions.history(1_000_000);
  const undone = history.filter((step) => step.undone).length;
  return `${states.join(', ')}; ${history.length - undone} done, ${undone} undone`;
}
