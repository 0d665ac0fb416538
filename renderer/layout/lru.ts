/** @file A map that forgets what was used longest ago once its cost is over a limit. */

export interface Lru<K, V> {
  /** Marks it as used. */
  get(key: K): V | undefined;
  /** Looks without marking. */
  peek(key: K): V | undefined;
  set(key: K, value: V, cost?: number): void;
  delete(key: K): void;
  clear(): void;
  /** Drops what is over the limit now: after `keep` let go of something. */
  trim(): void;
  readonly size: number;
  readonly cost: number;
}

/** `keep` protects an entry (on screen) even over the limit; `dropped` frees what it holds. */
export const createLru = <K, V>(opts: {
  limit: number;
  keep?: (key: K) => boolean;
  dropped?: (key: K, value: V) => void;
}): Lru<K, V> => {
  const entries = new Map<K, { value: V; cost: number }>();
  let cost = 0;
  const remove = (key: K): void => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    cost -= entry.cost;
    opts.dropped?.(key, entry.value);
  };
  const trim = (): void => {
    if (cost <= opts.limit) return;
    for (const key of entries.keys()) {
      if (cost <= opts.limit) return;
      if (!opts.keep?.(key)) remove(key);
    }
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    peek: (key) => entries.get(key)?.value,
    set(key, value, entryCost = 1) {
      const old = entries.get(key);
      if (old && old.value === value) {
        entries.delete(key);
        cost -= old.cost;
      } else remove(key);
      entries.set(key, { value, cost: entryCost });
      cost += entryCost;
      trim();
    },
    delete: remove,
    trim,
    clear() {
      for (const key of [...entries.keys()]) remove(key);
    },
    get size() {
      return entries.size;
    },
    get cost() {
      return cost;
    },
  };
};
