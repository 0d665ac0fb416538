/** @file Collects results and hands them over in groups: one transaction per photo would cost more than the score's share of it is worth. */

export interface GroupedStore<T> {
  add(item: T): void;
  flush(): void;
}

/** `store` gets at most `groupSize` items, `delayMs` after the first of them at the latest. */
export function storeInGroups<T>(
  store: (items: readonly T[]) => void,
  groupSize = 100,
  delayMs = 250,
): GroupedStore<T> {
  let items: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const group = items;
    items = [];
    if (group.length > 0) store(group);
  };
  return {
    add(item) {
      items.push(item);
      if (items.length >= groupSize) flush();
      else timer ??= setTimeout(flush, delayMs);
    },
    flush,
  };
}
