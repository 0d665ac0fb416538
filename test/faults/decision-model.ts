/** @file What decisions and undo should come to, written apart from the catalog: the judge of every fault. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Catalog } from '../../electron/core/catalog/open-catalog.ts';

export type Operation =
  | { t: 'stars' | 'flag' | 'label'; photos: number[]; to: number }
  | { t: 'dismiss'; photos: number[] }
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
  const photos = Array.from({ length: pick(4) === 0 ? 1 + pick(12) : 1 }, () => pick(modelPhotos));
  if (kind === 2) return { t: 'dismiss', photos };
  if (kind < 5) return { t: 'flag', photos, to: pick(flags.length) };
  return kind < 6 ? { t: 'label', photos, to: pick(labels.length) } : { t: 'stars', photos, to: pick(6) };
}

export function perform(catalog: Catalog, ids: readonly PhotoId[], operation: Operation): void {
  if (operation.t === 'undo') catalog.decisions.undo();
  else if (operation.t === 'redo') catalog.decisions.redo();
  else {
    const chosen = operation.photos.map((photo) => ids[photo]!);
    if (operation.t === 'dismiss')
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

type State = Record<'stars' | 'flag' | 'label' | 'dismiss', number>;

/** Photos, and the undo log as lists of [photo, before, after]. */
export function createModel() {
  const photos: State[] = Array.from({ length: modelPhotos }, () => ({ stars: 0, flag: 0, label: 0, dismiss: 0 }));
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
        for (const photo of new Set(operation.photos)) {
          const before = photos[photo]!;
          const to = operation.t === 'dismiss' ? 1 : operation.to;
          if (before[operation.t] === to) continue;
          photos[photo] = { ...before, [operation.t]: to };
          step.push([photo, before, photos[photo]]);
        }
        if (step.length === 0) return;
        done.push(step);
        undone.length = 0;
      }
    },
    say: (): string => {
      const states = photos.map(
        ({ stars, flag, label, dismiss }) => `${flags[flag]} ${stars} ${labels[label]} ${dismiss}`,
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
  const states = ids.map((id) => {
    const { decision, dismissed } = catalog.decisions.get(id);
    return `${decision.flag} ${decision.stars} ${decision.label} ${dismissed === null ? 0 : 1}`;
  });
  const history = catalog.decisions.history(1_000_000);
  const undone = history.filter((step) => step.undone).length;
  return `${states.join(', ')}; ${history.length - undone} done, ${undone} undone`;
}
