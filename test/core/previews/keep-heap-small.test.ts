/** @file A decoder's heap does not grow with the pictures it has seen. */
import { setTimeout as waitMs } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createHeapKeeper } from '../../../electron/core/previews/decoder/keep-heap-small.ts';

test('is collected above its limit and left alone below', () => {
  let bytes = 30e6;
  let collected = 0;
  const keep = createHeapKeeper(
    () => bytes,
    () => {
      collected += 1;
    },
  );
  keep();
  expect(collected).toBe(0);
  bytes = 40e6;
  keep();
  expect(collected).toBe(1);
});

test('really is collected', async () => {
  const gone = Promise.withResolvers<void>();
  const seen = new FinalizationRegistry(() => gone.resolve());
  seen.register({ held: 'by nobody' }, '');
  await waitMs(1);
  createHeapKeeper(() => Number.POSITIVE_INFINITY)();
  await gone.promise;
});
