import { expect, it } from 'vitest';
import type { FolderId, PhotoId, StepId } from '../../electron/contract/ids.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import type { Engine } from '../../renderer/api/client.ts';
import type { CardCache } from '../../renderer/state/card-cache.ts';
import { createDecisions } from '../../renderer/state/decisions.ts';
import type { Toasts } from '../../renderer/state/toasts.ts';

const ids = [4, 5, 6, 7] as PhotoId[];
const stack = { id: 1, photoIds: ids, bestId: 5 } as unknown as Stack;

/** Answers every call with a step of its own; undo takes them back in turn. */
function rig(isAway = () => false) {
  const steps: { step: { id: StepId; says: string }; ids: PhotoId[] }[] = [];
  const decide = async () => {
    const step = { step: { id: (steps.length + 1) as StepId, says: 'said' }, ids };
    steps.push(step);
    return step;
  };
  const asked: unknown[] = [];
  const undo = async (where: unknown) => {
    asked.push(where);
    return steps.pop() ?? { step: null, ids: [] };
  };
  const said: string[] = [];
  const brought: (readonly PhotoId[])[] = [];
  const decisions = createDecisions({
    engine: { decisions: { keepBest: decide, apply: decide, undo } } as unknown as Engine,
    cards: { overlay: () => undefined, settle: () => undefined, refresh: () => undefined } as unknown as CardCache,
    toasts: { say: (level: string, text: string) => said.push(`${level}: ${text}`) } as unknown as Toasts,
    shoot: () => 1 as FolderId,
    isAway,
    bringBack: () => (photos) => brought.push(photos),
  });
  return { decisions, brought, asked, said, settled: () => new Promise((done) => setTimeout(done, 20)) };
}

it('undoing what was done to a stack brings back the frame that was kept, not the first of the stack', async () => {
  const { decisions, brought, settled } = rig();
  decisions.apply(ids, { stars: 3 });
  decisions.keepBest(6 as PhotoId, stack);
  await settled();
  decisions.undo();
  decisions.undo();
  decisions.undo();
  await settled();
  expect(brought).toEqual([[6, ...ids], ids]);
});

it('undo belongs to the open shoot', async () => {
  const { decisions, asked, settled } = rig();
  decisions.undo();
  await settled();
  decisions.undo({ folderId: 2 as FolderId, elsewhere: true });
  await settled();
  expect(asked).toEqual([
    { folderId: 1, elsewhere: false },
    { folderId: 2, elsewhere: true },
  ]);
});

it('while the engine is away undo says so, and sends nothing later', async () => {
  let isAway = true;
  const { decisions, asked, said, settled } = rig(() => isAway);
  decisions.undo();
  decisions.redo();
  isAway = false;
  decisions.pending.retry();
  await settled();
  expect(asked).toEqual([]);
  expect(said).toEqual([
    'warning: The engine is away: nothing can be undone until it is back',
    'warning: The engine is away: nothing can be redone until it is back',
  ]);
});
