/** @file What this window may do. On a paired device that is little, and what it may not is not shown. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Access } from '../../electron/contract/lan.ts';
import type { ActionDefinition } from '../keys/definitions.ts';
import type { ViewName } from '../layout/url-state.ts';

/** `mayBeGuest`: until the engine has said what this window may do, it may nothing. */
export const createAccess = (mayBeGuest: boolean): StoreApi<Access> =>
  createStore<Access>(() => ({ rights: mayBeGuest ? 'look' : 'all', folderId: null }));

export const guestViews: ReadonlySet<ViewName> = new Set(['grid', 'loupe', 'compare', 'survey']);

const anyGuest: ReadonlySet<string> = new Set(['app.help', 'app.back', 'app.find', 'app.problems', 'app.retry']);
/** Of the groups below: they reach what is not there for a guest. */
const never: ReadonlySet<string> = new Set([
  ...['stack.make', 'stack.takeOut', 'stack.split', 'stack.asFound'],
  ...['view.best', 'view.report', 'decide.takeTheirs', 'filter.theirs', 'filter.withoutKeeper', 'view.secondWindow'],
]);

/** Whether an action exists with these rights. */
export const mayRun =
  (rights: Access['rights']) =>
  ({ id, group }: ActionDefinition): boolean => {
    if (rights === 'all' || anyGuest.has(id)) return true;
    if (never.has(id) || group === 'app') return false;
    return rights === 'decide' || !(group === 'decide' || group === 'suggest');
  };
