import { expect, it } from 'vitest';
import { benchCulling } from '../../bench/culling.ts';

it('times stacks, ranks and suggestions with the samples behind the figures', () => {
  const results = benchCulling(200, 3);
  expect(results.map((result) => [result.unit, result.samples.length])).toEqual([
    ['ms', 3],
    ['ms', 3],
    ['ms', 3],
  ]);
});
