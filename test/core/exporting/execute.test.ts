/** @file What one failed step means for the others of a plan. */
import { expect, test } from 'vitest';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { execute } from '../../../electron/core/exporting/execute.ts';
import type { Planned, Step } from '../../../electron/core/exporting/plan/planned.ts';

async function outcome(steps: readonly [path: string, code: string | null][]) {
  const tried: string[] = [];
  const planned: Planned = {
    ...{ says: 'export.done' as Planned['says'], fields: [], photoCount: 0, bytes: 0 },
    steps: steps.map(
      ([path, code], n): Step => ({
        change: { photoId: n as PhotoId, path, what: 'copy', details: '' as Step['change']['details'] },
        run: async () => {
          tried.push(path);
          if (code) throw Object.assign(new Error(code), { code });
          return 'done';
        },
      }),
    ),
  };
  for await (const event of execute(planned, new AbortController().signal, { taken: [], writing: new Set() }))
    if (event.type === 'done') return { ...event.result, tried };
  throw new Error('it did not end');
}

test.each(['ENOSPC', 'EDQUOT', 'EROFS'])(
  'a disk that takes no more (%s) is tried once, other folders go on',
  async (code) => {
    const result = await outcome([
      ['Anna/1.jpg', null],
      ['Anna/2.jpg', code],
      ['Anna/3.jpg', null],
      ['Ben/4.jpg', null],
      ['Anna/5.jpg', null],
    ]);
    expect(result).toMatchObject({ done: 2, notTried: 2, tried: ['Anna/1.jpg', 'Anna/2.jpg', 'Ben/4.jpg'] });
    expect(result.failures.map(({ path }) => path)).toEqual(['Anna/2.jpg']);
  },
);

test('a file that cannot be written says nothing of the next one', async () => {
  const result = await outcome([
    ['1.jpg', 'EACCES'],
    ['2.jpg', null],
  ]);
  expect(result).toMatchObject({ done: 1, notTried: 0 });
});
