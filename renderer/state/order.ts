/** @file The orders on screen, derived from the shoot, the stack mode and which stacks are open. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { indexIds } from '../layout/id-index.ts';
import type { StackMode } from '../layout/url-state.ts';
import { collapseStacks, groupByStack } from '../layout/visible-order.ts';
import type { ShootState } from './shoot.ts';

export interface Order {
  ids: readonly PhotoId[];
  /** -1 where it is not in this order. */
  indexOf: (id: PhotoId) => number;
}

export interface OrderState {
  /** Cells of the grid. */
  grid: Order;
  /** What arrows walk in the loupe: every photo, stacks together unless flat. */
  walk: Order;
}

const orderOf = (ids: readonly PhotoId[]): Order => {
  let indexOf: ((id: PhotoId) => number) | null = null;
  return {
    ids,
    indexOf(id) {
      // Made at the first question: a list only scrolled through never pays for it.
      indexOf ??= indexIds(ids);
      return indexOf(id);
    },
  };
};

export const deriveOrder = (
  shoot: Pick<ShootState, 'ids' | 'stackOf'>,
  mode: StackMode,
  openStacks: ReadonlySet<number>,
): OrderState => {
  const flat = orderOf(shoot.ids);
  if (mode === 'flat' || shoot.stackOf.size === 0) return { grid: flat, walk: flat };
  const stackOf = (id: PhotoId) => shoot.stackOf.get(id);
  const walk = orderOf(groupByStack(shoot.ids, stackOf));
  if (mode === 'grouped') return { grid: walk, walk };
  return { grid: orderOf(collapseStacks(walk.ids, stackOf, openStacks)), walk };
};

export const createOrder = (): StoreApi<OrderState> =>
  createStore<OrderState>(() => ({ grid: orderOf([]), walk: orderOf([]) }));
