/** @file Sort orders of a shoot. An order is computed once per key and kept until something it depends on changes. */
import type { Measures } from '../../contract/measures.ts';
import type { SortKey } from '../../contract/query.ts';
import { type ShootPhoto, scoreOf } from './shoot-photo.ts';

export interface SortOrders {
  /** Positions in capture order, in this order; photos without the value last in both directions; ties in capture order. */
  get(by: SortKey, descending: boolean): Uint32Array;
  /** Forgets the orders that read this ("time" changes all of them, because it breaks ties). */
  invalidate(...what: ('time' | 'decisions' | 'measures' | 'scores' | 'derived' | 'metadata')[]): void;
}

/** Capture order: time, then name (digits as numbers), then id. Cameras with equal clocks interleave by sub-seconds. */
export function compareCapture(a: ShootPhoto, b: ShootPhoto): number {
  return a.takenMs - b.takenMs || compareNames(a.name, b.name) || a.id - b.id;
}

const collator = new Intl.Collator('en', { numeric: true });
export const compareNames = (a: string, b: string): number => collator.compare(a, b);

const dependsOn: Record<string, 'time' | 'decisions' | 'derived' | 'scores' | 'metadata' | 'measures'> = {
  time: 'time',
  name: 'time',
  best: 'derived',
  stars: 'decisions',
  faces: 'scores',
  iso: 'metadata',
};

function readerOf(by: SortKey): (photo: ShootPhoto) => number | null {
  switch (by) {
    case 'best':
      return (photo) => photo.merit;
    case 'stars':
      return (photo) => photo.decision.stars;
    case 'faces':
      return (photo) => photo.faces?.length ?? null;
    case 'iso':
      return (photo) => photo.metadata?.iso ?? null;
    default:
      if (by.startsWith('score:')) {
        const model = by.slice('score:'.length);
        return (photo) => scoreOf(photo, model);
      }
      return (photo) => {
        const value = photo.measures?.[by as keyof Measures];
        return typeof value === 'number' ? value : null;
      };
  }
}

/** `photos` answers with the shoot in capture order. */
export function createSortOrders(photos: () => readonly ShootPhoto[]): SortOrders {
  const kept = new Map<string, Uint32Array>();

  const compute = (by: SortKey, descending: boolean): Uint32Array => {
    const inCaptureOrder = photos();
    if (by !== 'time' && by !== 'name') return sortByNumber(inCaptureOrder, readerOf(by), descending);
    const order = Uint32Array.from(inCaptureOrder, (_, position) => position);
    if (by === 'name') {
      order.sort((p, q) => {
        const a = inCaptureOrder[p]!;
        const b = inCaptureOrder[q]!;
        return compareNames(a.name, b.name) || a.id - b.id;
      });
    }
    return descending ? order.reverse() : order;
  };

  return {
    get: (by, descending) => {
      const key = `${by} ${descending}`;
      let order = kept.get(key);
      if (!order) {
        order = compute(by, descending);
        kept.set(key, order);
      }
      return order;
    },
    invalidate: (...what) => {
      if (what.includes('time')) return kept.clear();
      for (const key of kept.keys()) {
        const by = key.split(' ', 1)[0] ?? '';
        const reads = dependsOn[by] ?? (by.startsWith('score:') ? 'scores' : 'measures');
        if (what.includes(reads)) kept.delete(key);
      }
    },
  };
}

/** Stable in capture order; values are read once. */
function sortByNumber(
  photos: readonly ShootPhoto[],
  read: (photo: ShootPhoto) => number | null,
  descending: boolean,
): Uint32Array {
  const values = new Float64Array(photos.length);
  const positions: number[] = [];
  const without: number[] = [];
  for (let i = 0; i < photos.length; i++) {
    const value = read(photos[i]!);
    if (value === null || Number.isNaN(value)) {
      without.push(i);
    } else {
      values[i] = descending ? -value : value;
      positions.push(i);
    }
  }
  const order = new Uint32Array(photos.length);
  order.set(Uint32Array.from(positions).sort((a, b) => values[a]! - values[b]! || a - b));
  order.set(without, positions.length);
  return order;
}
