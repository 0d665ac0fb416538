/** @file Choosing between two: undo takes back what was done here, and nothing else. */
import { expect, it } from 'vitest';
import type { BestShots } from '../../electron/contract/best-shots.ts';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { createBestShotsStore } from '../../renderer/features/best-shots/best-shots-store.ts';

const tick = () => new Promise((resolve) => setTimeout(resolve, 0));
const id = (n: number) => n as PhotoId;
const pairOf = (n: number) => ({ left: id(2 * n), right: id(2 * n + 1) });

/** An engine that keeps choices by their pair, one of them from another day, and can be made to fail. */
function setUp() {
  let kept: { left: PhotoId; right: PhotoId }[] = [pairOf(100)];
  let fails = false;
  const undone: string[] = [];
  const said: string[] = [];
  const answer = async (): Promise<BestShots> => {
    if (fails) throw new Error('the engine is away');
    return { pair: pairOf(kept.length), candidates: 300, choices: kept.length, sure: 0.5, more: 9, ranking: [] };
  };
  const bestShots = {
    state: answer,
    choose: async ({ left, right }: { left: PhotoId; right: PhotoId }) => {
      if (!fails) kept = [...kept, { left, right }];
      return answer();
    },
    takeBack: async ({ pair }: { pair?: { left: PhotoId } }) => {
      if (!fails) kept = pair ? kept.filter(({ left }) => left !== pair.left) : kept.slice(0, -1);
      return answer();
    },
    startOver: async () => {
      kept = [];
      return answer();
    },
  };
  const app = {
    engine: { bestShots },
    cards: { want: () => undefined },
    toasts: { say: (_: string, text: string) => said.push(text) },
    decisions: { undo: () => undone.push('decision') },
  } as unknown as Parameters<typeof createBestShotsStore>[0];
  return {
    store: createBestShotsStore(app, 1 as FolderId),
    kept: () => kept.map(({ left }) => left / 2),
    made: (n: number) => {
      kept = [...kept, pairOf(n)];
    },
    fail: (does: boolean) => {
      fails = does;
    },
    undone,
    said,
  };
}

it('undo takes back its own choices, the last first, and no others', async () => {
  const { store, kept, made } = setUp();
  store.ask();
  await tick();
  for (const outcome of ['left', 'equal'] as const) {
    expect(store.choose(outcome)).toBe(true);
    await tick();
  }
  expect(kept()).toEqual([100, 1, 2]);
  // Another window, or the command line.
  made(50);
  store.undo();
  await tick();
  expect(kept()).toEqual([100, 1, 50]);
  store.undo();
  await tick();
  expect(kept()).toEqual([100, 50]);
  store.undo();
  await tick();
  expect(kept()).toEqual([100, 50]);
  // Asked for by name, what was chosen another day goes as well.
  store.takeBack();
  await tick();
  expect(kept()).toEqual([100]);
});

it('undo means what was done last: a decision made of the best, then the choices before it', async () => {
  const { store, kept, undone } = setUp();
  store.ask();
  await tick();
  store.choose('left');
  await tick();
  store.decided();
  store.undo();
  expect(undone).toEqual(['decision']);
  expect(kept()).toEqual([100, 1]);
  store.undo();
  await tick();
  expect(kept()).toEqual([100]);
  expect(undone).toEqual(['decision']);
  expect(store.state.getState().done).toEqual([]);
});

it('a choice that was not kept is none to take back', async () => {
  const { store, kept, fail, said } = setUp();
  store.ask();
  await tick();
  fail(true);
  store.choose('left');
  await tick();
  expect(said).toHaveLength(1);
  fail(false);
  store.undo();
  await tick();
  expect(kept()).toEqual([100]);
});

it('says why there is no first pair, and asks again', async () => {
  const { store, fail } = setUp();
  fail(true);
  store.ask();
  await tick();
  expect(store.state.getState()).toMatchObject({ answer: null, failed: expect.stringMatching(/./) });
  fail(false);
  store.ask();
  await tick();
  expect(store.state.getState()).toMatchObject({ failed: null, answer: { pair: pairOf(1) } });
});
