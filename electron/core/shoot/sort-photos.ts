/** @file Sort orders of a shoot. An order is computed once per key and kept until something it depends on changes. */
import { type NumberField, type Source, sourcesOfSort } from '../../contract/photo-fields.ts';
import type { SortKey } from '../../contract/query.ts';
import { orderByValue } from './order-by-value.ts';
import { type ReadNumber, readNumber } from './read-fields.ts';
import { type ShootPhoto, scoreOf } from './shoot-photo.ts';
import { compareFileNames } from './sort-names.ts';

export interface SortOrders {
  /** Positions in capture order, in this order; photos without the value last in both directions; ties in capture order. */
  get(by: SortKey, descending: boolean): Uint32Array;
  /** Forgets the orders that read this ("time" changes all of them, because it breaks ties). */
  invalidate(...what: Source[]): void;
}

function readerOf(by: Exclude<SortKey, 'time' | 'name'>): ReadNumber {
  if (by in readNumber) return readNumber[by as NumberField];
  const model = by.slice('score:'.length);
  return (photo) => scoreOf(photo, model);
}

/** `photos` answers with the shoot in capture order. */
export function createSortOrders(photos: () => readonly ShootPhoto[]): SortOrders {
  const kept = new Map<string, Uint32Array>();

  const compute = (by: SortKey, descending: boolean): Uint32Array => {
    const inCaptureOrder = photos();
    if (by !== 'time' && by !== 'name') return sortByNumber(inCaptureOrder, readerOf(by), descending);
    const order = new Uint32Array(inCaptureOrder.length);
    for (let position = 0; position < order.length; position++) order[position] = position;
    if (by === 'name') {
      order.sort((p, q) => {
        const a = inCaptureOrder[p]!;
        const b = inCaptureOrder[q]!;
        return compareFileNames(a.name, b.name) || a.id - b.id;
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
        if (sourcesOfSort(by).some((source) => what.includes(source))) kept.delete(key);
      }
    },
  };
}

/** Stable in capture order; values are read once. */
function sortByNumber(photos: readonly ShootPhoto[], read: ReadNumber, descending: boolean): Uint32Array {
  const count = photos.length;
  const values = new Float64Array(count);
  const order = new Uint32Array(count);
  const without = new Uint32Array(count);
  let known = 0;
  for (let i = 0; i < count; i++) {
    const value = read(photos[i]!);
    if (value === null || Number.isNaN(value)) {
      without[i - known] = i;
    } else {
      values[i] = value;
      order[known++] = i;
    }
  }
  order.set(orderByValue(order.subarray(0, known), values, descending));
  order.set(without.subarray(0, count - known), known);
  return order;
}
