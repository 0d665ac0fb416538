/** The counts that are kept along with decisions are those that counting all gives. */

import { expect, test } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { FolderId, PhotoId } from '../../../electron/contract/ids.ts';
import type { DecidedBy } from '../../../electron/contract/settings.ts';
import { createDecisionTally } from '../../../electron/core/shoot/decision-tally.ts';
import { createShoot } from '../../../electron/core/shoot/shoot.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { inOneStep } from '../../support/in-one-step.ts';

const random = seededRandom(5);
const decision = () => ({
  flag: random.pick(['pick', 'reject', 'none'] as const),
  stars: random.whole(0, 5),
  label: random.pick(['red', 'none'] as const),
});
const photos = Array.from(
  { length: 60 },
  (_, i) =>
    ({
      ...{ id: (i + 1) as PhotoId, name: `${i}.jpg`, state: 'ready', decision: decision(), takenMs: i, measures: null },
      ...{
        metadata: i % 3 === 0 ? { rating: 4, flag: null, label: null } : null,
        beside: null,
        faces: null,
        scores: [],
      },
      suggestion:
        i % 4 === 0 ? null : { class: random.pick(['keep', 'reject', 'undecided']), dismissed: false, reasons: [] },
    }) as unknown as ShootPhoto,
);

test.each(['any', 'flag', 'stars', 'label'] as DecidedBy[])('after decisions, what counts being %s', (by) => {
  const kept = createDecisionTally(
    () => photos,
    () => by,
  );
  expect(kept.kept()).toBeNull();
  kept.counts();
  for (let n = 0; n < 300; n++) {
    const photo = random.pick(photos);
    kept.along(photo, () => {
      photo.decision = decision();
      if (photo.suggestion) photo.suggestion = { ...photo.suggestion, dismissed: random.unit() < 0.5 };
    });
  }
  expect(kept.kept()).toEqual(
    createDecisionTally(
      () => photos,
      () => by,
    ).counts(),
  );
});

test('forgotten when anything but a decision changed, or when something else counts', () => {
  let by: DecidedBy = 'any';
  let changed: PhotoId[] = [];
  const shoot = createShoot(
    1 as FolderId,
    inOneStep(() => ({ changed })),
    () => by,
  );
  const derive = () => void [...shoot.derive({} as never)];
  shoot.put(photos);
  const isKept = () => {
    const was = shoot.tally.kept() !== null;
    shoot.tally.counts();
    return was;
  };
  isKept();
  shoot.touched('decisions');
  derive();
  expect(isKept()).toBe(true);
  changed = [photos[0]!.id];
  for (const change of [
    () => shoot.touched('metadata'),
    () => shoot.touched('measures'),
    () => shoot.touched('time'),
    () => shoot.touched('file', 'scores'),
    () => shoot.put([photos[0]!]),
    () => shoot.remove([photos[0]!.id]),
    derive,
    () => {
      by = 'stars';
    },
  ]) {
    change();
    expect(isKept()).toBe(false);
    expect(isKept()).toBe(true);
  }
});
