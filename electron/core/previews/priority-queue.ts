/** @file One order for everything that waits for a decoder: what is on screen, then what is near it, then the rest; first come first within each. */

export type Priority = 'screen' | 'near' | 'background';

const order: readonly Priority[] = ['screen', 'near', 'background'];

export interface PriorityQueue<T> {
  /** At the end of its priority; an item that already waits moves there. */
  add(item: T, priority: Priority): void;
  /** At the front of its priority: work that was begun and has to be done again. */
  addFirst(item: T, priority: Priority): void;
  /** False when it does not wait here. */
  remove(item: T): boolean;
  has(item: T): boolean;
  /** The next item, which waits no longer. */
  take(): T | undefined;
  readonly size: number;
}

export function createPriorityQueue<T>(): PriorityQueue<T> {
  const levels = new Map<Priority, Set<T>>(order.map((priority) => [priority, new Set<T>()]));
  const remove = (item: T) => order.some((priority) => levels.get(priority)!.delete(item));
  return {
    add: (item, priority) => {
      remove(item);
      levels.get(priority)!.add(item);
    },
    addFirst: (item, priority) => {
      remove(item);
      levels.set(priority, new Set([item, ...levels.get(priority)!]));
    },
    remove,
    has: (item) => order.some((priority) => levels.get(priority)!.has(item)),
    take: () => {
      for (const priority of order) {
        const [first] = levels.get(priority)!;
        if (first === undefined) continue;
        remove(first);
        return first;
      }
      return undefined;
    },
    get size() {
      return order.reduce((sum, priority) => sum + levels.get(priority)!.size, 0);
    },
  };
}

export function isMoreUrgent(a: Priority, b: Priority): boolean {
  return order.indexOf(a) < order.indexOf(b);
}
