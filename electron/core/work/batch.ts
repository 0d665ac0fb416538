/** @file Results gathered for a moment, so that a transaction carries a hundred of them. */

export interface Batch<T> {
  add(item: T): void;
  /** Stores what is held, now. */
  flush(): void;
}

/** Stores after `size` items or `holdMs`, whichever comes first. */
export function createBatch<T>(store: (items: readonly T[]) => void, { size = 100, holdMs = 250 } = {}): Batch<T> {
  let items: T[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const held = items;
    items = [];
    if (held.length > 0) store(held);
  };
  return {
    add: (item) => {
      items.push(item);
      if (items.length >= size) flush();
      else timer ??= setTimeout(flush, holdMs);
    },
    flush,
  };
}
