/** @file What a stack's frames are to each other is worked out once, and again when anything that was read is another. */
import { expect, it } from 'vitest';
import { inventShoot } from '../../../bench/culling.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { ContentKey } from '../../../electron/contract/ids.ts';
import { compareStack } from '../../../electron/core/culling/compare/compare-stack.ts';
import { createComparisons } from '../../../electron/core/shoot/comparisons.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { openTestCatalog, temporaryFolder } from '../catalog/support/catalog-fixture.ts';

it('is read back after a restart without any detail; another focus point compares anew', async () => {
  const dir = temporaryFolder();
  const inputs = inventShoot(4, seededRandom(2)).inputs.slice(0, 4);
  const photos = inputs.map(
    ({ id }) => ({ id, contentKey: `${id}`.padStart(64, '0') as ContentKey }) as unknown as ShootPhoto,
  );
  const first = await openTestCatalog(dir);
  const made = createComparisons(first);
  const found = made.of(photos, inputs);
  expect(found).toEqual(compareStack(inputs));
  expect(found.every((frame) => frame !== null)).toBe(true);
  made.store();
  await first.close();

  const kept = createComparisons(await openTestCatalog(dir));
  const blind = inputs.map((input) => ({
    ...input,
    get detail(): never {
      return expect.fail('detail was read');
    },
  }));
  kept.of(photos, blind).forEach((frame, i) => {
    for (const [name, value] of Object.entries(found[i]!.shortcomings))
      expect(frame!.shortcomings[name as 'softFine']).toBeCloseTo(value, 3);
    expect(frame!.stops).toBeCloseTo(found[i]!.stops, 3);
  });
  let read = 0;
  kept.of(
    photos,
    inputs.map((input) => ({
      ...input,
      focusPoint: { x: 0.2, y: 0.2 },
      get detail() {
        read += 1;
        return input.detail;
      },
    })),
  );
  expect(read).toBeGreaterThan(3);
});
