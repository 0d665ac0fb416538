import { expect, test } from 'vitest';
import { nthSmallest } from '../../../electron/core/measures/nth-smallest.ts';

test('Is what sorting would put there, with the smaller before and the larger behind, whatever repeats', () => {
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  for (const [count, kinds] of [
    [1, 1],
    [2, 2],
    [9, 3],
    [500, 5],
    [500, 1e9],
    [501, Number.POSITIVE_INFINITY],
  ] as const) {
    const values = Float64Array.from({ length: count }, () =>
      kinds === Number.POSITIVE_INFINITY && random() < 0.3 ? kinds : Math.floor(random() * Math.min(kinds, 1e9)),
    );
    const sorted = values.toSorted();
    for (let index = 0; index < count; index += Math.ceil(count / 40)) {
      const picked = values.slice();
      expect(nthSmallest(picked, index)).toBe(sorted[index]);
      expect(Math.max(...picked.subarray(0, index), Number.NEGATIVE_INFINITY)).toBeLessThanOrEqual(sorted[index]!);
      expect(Math.min(...picked.subarray(index))).toBe(sorted[index]);
    }
  }
});
