import { expect, it } from 'vitest';
import { stackStep } from '../../renderer/state/stack-step.ts';

const a = { id: 2, photoIds: [2, 3, 4], bestId: 3 };
const b = { id: 6, photoIds: [6, 7], bestId: null };
const stackOf = (id: number) => [a, b].find((s) => s.photoIds.includes(id));
const walk = (ids: number[]) => ({ ids, indexOf: (id: number) => ids.indexOf(id) });

it.each([
  ['the best of the next', [1, 2, 3, 4, 5], 0, 1, 3],
  ['the best of the previous', [1, 2, 3, 4, 5], 4, -1, 3],
  ['the first where none is best', [2, 3, 4, 6, 7], 1, 1, 6],
  ['the first shown where the best is filtered out', [1, 2, 4, 5], 0, 1, 2],
  ['a photo that stands alone', [2, 3, 4, 5], 0, 1, 5],
  ['the one shown of a folded stack', [1, 3, 5], 0, 1, 3],
  ['nowhere at the end', [1, 2, 3, 4], 2, 1, null],
  ['never back, where the best stands behind', [3, 1, 2, 4], 1, 1, 2],
] as const)('stepping by stack goes to %s', (_, ids, index, by, id) => {
  expect(stackStep(walk([...ids]), index, by, stackOf)).toBe(id);
});
