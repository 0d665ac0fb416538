import { describe, expect, it } from 'vitest';
import {
  contestants,
  type DuelStart,
  follow,
  nextChallenger,
  promote,
  rebase,
  startDuel,
  swap,
} from '../../renderer/features/compare/duel.ts';
import { indexIds } from '../../renderer/layout/id-index.ts';

const ids = [1, 2, 3, 4, 5, 6, 7, 8];
const order = { ids, indexOf: indexIds(ids) };
const stack = { photoIds: [3, 4, 5, 6], bestId: 5 };
const start = (over: Partial<DuelStart<number>>): DuelStart<number> => ({
  cursor: 1,
  order,
  selected: new Set([over.cursor ?? 1]),
  stack: undefined,
  isPick: () => false,
  ...over,
});

describe('contestants', () => {
  it('are the selection in the order shown, whatever the order of clicks', () => {
    expect(contestants(start({ cursor: 2, selected: new Set([7, 2, 4]) }))).toEqual({
      kind: 'selection',
      ids: [2, 4, 7],
    });
  });
  it('are the stack where one photo is selected', () => {
    expect(contestants(start({ cursor: 4, stack }))).toEqual({ kind: 'stack', ids: [3, 4, 5, 6] });
  });
  it('leave out what the filter hides', () => {
    const shown = [1, 3, 5];
    const filtered = { ids: shown, indexOf: indexIds(shown) };
    expect(contestants(start({ cursor: 3, stack, order: filtered })).ids).toEqual([3, 5]);
  });
  it('are everything where nothing is selected or stacked', () => {
    expect(contestants(start({ cursor: 2 }))).toEqual({ kind: 'all', ids });
  });
  it('forget a selection the active photo is not in', () => {
    expect(contestants(start({ cursor: 1, selected: new Set([2, 3]) })).kind).toBe('all');
  });
});

describe('a duel', () => {
  it('sets the stack best against the active photo', () => {
    expect(startDuel(start({ cursor: 4, stack }))).toMatchObject({ champion: 5, challenger: 4 });
  });
  it('gives the best its neighbour when the best itself is active', () => {
    expect(startDuel(start({ cursor: 5, stack }))).toMatchObject({ champion: 5, challenger: 6 });
  });
  it('knows what the photographer has picked already', () => {
    expect(startDuel(start({ cursor: 4, stack, isPick: (id) => id === 6 }))).toMatchObject({
      champion: 6,
      challenger: 4,
    });
  });
  it('sets a photo alone against the one after it, the last against the one before', () => {
    expect(startDuel(start({ cursor: 2 }))).toMatchObject({ champion: 2, challenger: 3 });
    expect(startDuel(start({ cursor: 8 }))).toMatchObject({ champion: 8, challenger: 7 });
  });
  it('has no challenger in a shoot of one', () => {
    const one = { ids: [1], indexOf: indexIds<number>([1]) };
    expect(startDuel(start({ order: one })).challenger).toBeNull();
  });
  it('arrows step over the champion and stop at the ends', () => {
    const duel = startDuel(start({ cursor: 4, stack }));
    expect(nextChallenger(duel, 1)).toBe(6);
    expect(nextChallenger(duel, -1)).toBe(3);
    expect(nextChallenger({ ...duel, challenger: 6 }, 1)).toBeNull();
    expect(nextChallenger({ ...duel, challenger: 3 }, -1)).toBeNull();
  });
  it('promotes the challenger and brings the next one', () => {
    const duel = startDuel(start({ cursor: 3, stack }));
    expect(promote(duel)).toMatchObject({ champion: 3, challenger: 4 });
  });
  it('leaves winner and loser on screen when nobody is left', () => {
    const duel = startDuel(start({ cursor: 6, stack }));
    expect(promote(duel)).toMatchObject({ champion: 6, challenger: 5 });
  });
  it('swaps', () => {
    expect(swap(startDuel(start({ cursor: 4, stack })))).toMatchObject({ champion: 4, challenger: 5 });
  });
  it('follows an undo inside the stack and starts anew outside it', () => {
    const duel = startDuel(start({ cursor: 4, stack }));
    expect(follow(duel, 5)).toBe(duel);
    expect(follow(duel, 3)).toMatchObject({ champion: 5, challenger: 3 });
    expect(follow(duel, 8)).toBeNull();
  });
  it('survives a list that lost others, not one that lost its own', () => {
    const duel = startDuel(start({ cursor: 4, stack }));
    expect(rebase(duel, { kind: 'stack', ids: [4, 5] })).toMatchObject({ ids: [4, 5], champion: 5, challenger: 4 });
    expect(rebase(duel, { kind: 'stack', ids: [3, 5] })).toBeNull();
    expect(rebase(duel, { kind: 'all', ids })).toBeNull();
  });
});
