/** @file What undo brings into view, and when it leaves the photographer where they went. */
import { expect, it } from 'vitest';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { createBringBack } from '../../renderer/state/bring-back.ts';
import { createCursor } from '../../renderer/state/cursor.ts';
import { deriveOrder } from '../../renderer/state/order.ts';

const photo = (n: number): PhotoId => n as PhotoId;

/** A flat list of photos that can change under the cursor. */
function rig(...ids: number[]) {
  let order = deriveOrder({ ids: ids.map(photo), stackOf: new Map() }, 'flat', new Set());
  const cursor = createCursor(() => order.grid);
  const bringBack = createBringBack({
    cursor,
    order: { getState: () => order },
    isGrid: () => true,
    stackOf: () => undefined,
    openStack: () => expect.unreachable('there are no stacks'),
  });
  cursor.go(photo(ids[0]!));
  return {
    cursor,
    bringBack,
    at: () => cursor.state.getState().cursor,
    list(...now: number[]) {
      order = deriveOrder({ ids: now.map(photo), stackOf: new Map() }, 'flat', new Set());
      bringBack.unasked(() => cursor.reconcile(null));
      bringBack.listChanged();
    },
  };
}

it('goes to the first photo of the step that is in the list', () => {
  const { bringBack, at } = rig(1, 2, 3);
  bringBack.fromHere()([9, 3, 2].map(photo));
  expect(at()).toBe(3);
});

it('leaves alone whoever has gone on before the answer came, also with several steps on their way', () => {
  const { bringBack, cursor, at } = rig(1, 2, 3, 4);
  const [first, second] = [bringBack.fromHere(), bringBack.fromHere()];
  first([photo(3)]);
  // The app's own move does not count: the second step is followed too.
  second([photo(4)]);
  expect(at()).toBe(4);
  const third = bringBack.fromHere();
  cursor.go(photo(2));
  third([photo(3)]);
  expect(at()).toBe(2);
});

it('waits for a photo that a filter hid, unless somebody goes on meanwhile', () => {
  const waits = rig(1, 2);
  waits.bringBack.fromHere()([photo(5)]);
  expect(waits.at()).toBe(1);
  waits.list(1, 2, 5);
  expect(waits.at()).toBe(5);

  const left = rig(1, 2);
  left.bringBack.fromHere()([photo(5)]);
  left.cursor.go(photo(2));
  left.list(1, 2, 5);
  expect(left.at()).toBe(2);
});

it('a list that takes the active photo away moves it without the photographer', () => {
  const { bringBack, list, at } = rig(1, 2, 3);
  const undo = bringBack.fromHere();
  list(2, 3);
  expect(at()).toBe(2);
  undo([photo(3)]);
  expect(at()).toBe(3);
});
