/**
 * @file One field of one photo, as several people left it: what came after everything else stands; what was set side by side and differs is disputed. Pure, and
 * the same for any order of the sides ([Note: Stamps] in catalog/journal/stamps.ts).
 */
import type { Seen } from '../../catalog/journal/stamps.ts';

export interface Register<V> {
  value: V;
  /** Author who set it. */
  by: string;
  seen: Seen;
}

export interface Side<V> extends Register<V> {
  /** Which files say so; null for this catalog, which then comes first. */
  files: (number | null)[];
}

export type Outcome<V> =
  /** Nothing to do. */
  | { is: 'known' }
  /** This value stands from now on, known by all of `seen`; where it stood already, only that is new. */
  | { is: 'agreed'; value: V; by: string; seen: Seen }
  /** Set side by side: one side each for what is said. `seen` is what a choice will know. */
  | { is: 'disputed'; sides: Side<V>[]; seen: Seen };

const covers = (a: Seen, b: Seen): boolean => Object.entries(b).every(([author, seq]) => (a[author] ?? 0) >= seq);

export function joinSeen(all: readonly Seen[]): Seen {
  const joined: Record<string, number> = {};
  for (const seen of all)
    for (const [author, seq] of Object.entries(seen)) joined[author] = Math.max(joined[author] ?? 0, seq);
  // One text for one meaning, whoever came first.
  return Object.fromEntries(Object.entries(joined).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `mine` is null where it was never set here. Sides that were never set are left out by the caller. */
export function mergeField<V>(
  mine: Register<V> | null,
  theirs: readonly (Register<V> & { file: number })[],
): Outcome<V> {
  const all: One<V>[] = [...(mine ? [{ ...mine, file: null }] : []), ...theirs];
  const last = all.filter(
    (side) => !all.some((other) => covers(other.seen, side.seen) && !covers(side.seen, other.seen)),
  );
  const seen = joinSeen(last.map((side) => side.seen));
  const byValue = new Map<V, Side<V>>();
  for (const { file, ...side } of last.toSorted(inOrder)) {
    const same = byValue.get(side.value);
    if (same) same.files.push(file);
    else byValue.set(side.value, { ...side, files: [file] });
  }
  if (byValue.size > 1) return { is: 'disputed', sides: [...byValue.values()], seen };
  const [side] = byValue.values();
  if (!side || (mine && covers(mine.seen, seen))) return { is: 'known' };
  return { is: 'agreed', value: side.value, by: side.by, seen };
}

/** This catalog first, then by author: the order in which files were named says nothing. */
type One<V> = Register<V> & { file: number | null };

function inOrder<V>(a: One<V>, b: One<V>): number {
  if ((a.file === null) !== (b.file === null)) return a.file === null ? -1 : 1;
  const [one, other] = [`${a.by} ${JSON.stringify(a.seen)}`, `${b.by} ${JSON.stringify(b.seen)}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
