import { expect, it } from 'vitest';
import type { PhotoId, StepId } from '../../electron/contract/ids.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import type { Engine } from '../../renderer/api/client.ts';
import type { CardCache } from '../../renderer/state/card-cache.ts';
import { createDecisions } from '../../renderer/state/decisions.ts';
import type { Toasts } from '../../renderer/state/toasts.ts';

const ids = [4, 5, 6, 7] as PhotoId[];
const stack = { id: 1, photoIds: ids, bestId: 5 } as unknown as Stack;

/** Answers every call with a step of its own; undo takes them back in turn. */
function rig() {
  const steps: { step: { id: StepId; says: string }; ids: PhotoId[] }[] = [];
  const decide = async () => {
    const step = { step: { id: (steps.length + 1) as StepId, says: 'said' }, ids };
    steps.push(step);
    return step;
  };
  const undo = async () => steps.pop() ?? { step: null, ids: [] };
  const brought: (readonly PhotoId[])[] = [];
  const decisions = createDecisions({
    engine: { decisions: { keepBest: decide, apply: decide, undo } } as unknown as Engine,
    cards: { overlay: () => undefined, settle: () => undefined, refresh: () => undefined } as unknown as CardCache,
    toasts: { say: () => undefined } as unknown as Toasts,
    bringBack: (photos) => brought.push(photos),
    decided: () => undefined,
  });
  return { decisions, brought, settled: () => new Promise((done) => setTimeout(done, 20)) };
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
