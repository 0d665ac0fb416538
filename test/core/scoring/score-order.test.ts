/** @file Scored first is what a score can change: close frames of a stack, then singles that nobody can tell of. */
import { expect, test } from 'vitest';
import type { PhotoId, StackId } from '../../../electron/contract/ids.ts';
import type { RankedFrame } from '../../../electron/core/culling/rank-stack.ts';
import { gatherPending } from '../../../electron/core/scoring/gather-pending.ts';
import { inScoreOrder } from '../../../electron/core/scoring/score-order.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';

type Waiting = Pick<ShootPhoto, 'id' | 'decision' | 'suggestion' | 'stack'>;
const burst = {
  id: 3 as StackId,
  kind: 'burst',
  photoIds: [3, 4, 5] as PhotoId[],
  bestId: 4 as PhotoId,
} as ShootPhoto['stack'];

function photo(
  id: number,
  cls: 'keep' | 'reject' | 'undecided',
  more: Partial<Waiting> & { confidence?: number } = {},
): Waiting {
  const { confidence = 0.5, ...rest } = more;
  return {
    id: id as PhotoId,
    decision: { flag: 'none', stars: 0, label: 'none' },
    suggestion: { class: cls, confidence, reasons: [], dismissed: false },
    stack: null,
    ...rest,
  };
}
const frame = (id: number, utility: number) => ({ id, utility }) as unknown as RankedFrame;

test('close candidates, then undecided singles, then the rest; what is sure or decided comes last', () => {
  const photos = [
    photo(1, 'keep', { confidence: 0.95 }),
    photo(2, 'undecided', { decision: { flag: 'pick', stars: 0, label: 'none' } }),
    photo(3, 'undecided', { stack: burst }),
    photo(4, 'keep', { stack: burst }),
    photo(5, 'reject', { stack: burst, confidence: 0.9 }),
    photo(6, 'undecided'),
    photo(7, 'keep'),
    photo(8, 'undecided'),
  ];
  const ranks = new Map([[3 as StackId, [frame(4, 0), frame(3, -0.4), frame(5, -3)]]]);
  const order = inScoreOrder(photos, ranks);
  expect(order.map(({ id }) => id)).toEqual([3, 4, 6, 8, 7, 1, 5, 2]);
  // A run takes them as they come.
  const pending = order.map((source) => ({ photoId: source.id, contentKey: 'k', source }));
  expect([...gatherPending([], true, () => pending).keys()]).toEqual([3, 4, 6, 8, 7, 1, 5, 2]);
});
