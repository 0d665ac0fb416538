/** When stacks and suggestions are derived: in steps that leave room for others, of which the newest derivation wins; and a large shoot is listed before. */
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import { createDeriver } from '../../../electron/core/shoot/deriver.ts';
import { createShoot, type Derived } from '../../../electron/core/shoot/shoot.ts';
import { createEvents } from '../../../electron/core/work/events.ts';

/** Derivations of three steps, each written down as it is taken. */
function stepping() {
  const taken: string[] = [];
  let started = 0;
  let compared = 0;
  const shoot = createShoot(
    1 as FolderId,
    function* (): Generator<void, Derived> {
      const n = ++started;
      for (const step of ['a', 'b']) {
        taken.push(`${n}${step}`);
        yield;
      }
      taken.push(`${n}c`);
      const isRough = compared < 2;
      const compareMore = () => ++compared >= 2;
      const nothing = { stacks: [], ranks: new Map(), changed: [], stacksChanged: false };
      return { ...nothing, ...(isRough && { compareMore }) };
    },
    () => 'any',
  );
  const deriver = createDeriver({ shoot, events: createEvents(), settings: () => ({}) as never, minWaitMs: 5 });
  return { taken, deriver };
}

test('in steps: others are answered between them, and it ends once all is compared', async () => {
  const { taken, deriver } = stepping();
  const whole = deriver.whole();
  setImmediate(() => taken.push('somebody else'));
  await whole;
  expect(taken.indexOf('somebody else')).toBeGreaterThan(0);
  expect(taken.indexOf('somebody else')).toBeLessThan(taken.indexOf('1c'));
  expect(taken.filter((step) => step !== 'somebody else')).toEqual(['1a', '1b', '1c', '2a', '2b', '2c']);
});

test('a newer derivation ends an older one, and whoever waited gets the newer', async () => {
  const { taken, deriver } = stepping();
  const first = deriver.whole();
  const second = deriver.whole();
  await Promise.all([first, second]);
  expect(taken).not.toContain('1c');
  expect(taken).toContain('3c');
  deriver.now();
  expect(taken.at(-1)).toBe('4c');
});

test('stopped in the middle it leaves off', async () => {
  const { taken, deriver } = stepping();
  const whole = deriver.whole();
  deriver.stop();
  await whole;
  expect(taken).toEqual(['1a']);
});
