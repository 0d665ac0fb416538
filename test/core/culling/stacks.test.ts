import { describe, expect, it } from 'vitest';
import { inventShoot } from '../../../bench/culling.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { noPictures } from '../../../electron/core/culling/alike/pictures.ts';
import type { Relation } from '../../../electron/core/culling/alike/relate.ts';
import { buildStacks } from '../../../electron/core/culling/build-stacks.ts';
import type { StackInput } from '../../../electron/core/culling/sets/stack-input.ts';
import { shot } from './make-inputs.ts';

const far = 'f'.repeat(32);
const told = (photos: StackInput[], strength = 0.5) =>
  buildStacks(photos, strength).map((stack) => [stack.kind, ...stack.photoIds]);

describe('stacks', () => {
  it('joins what was shot fast and looks alike, and leaves the rest alone', () => {
    expect(told([shot(1, 0), shot(2, 0.125), shot(3, 0.25), shot(4, 60), shot(5, 120, { dhash: far })])).toEqual([
      ['burst', 1, 2, 3],
      ['standalone', 4],
      ['standalone', 5],
    ]);
  });

  it('splits a burst where the picture changes, and calls slow look-alikes near-duplicates', () => {
    expect(told([shot(1, 0), shot(2, 0.2), shot(3, 0.9, { dhash: far }), shot(4, 1.1, { dhash: far })])).toEqual([
      ['burst', 1, 2],
      ['burst', 3, 4],
    ]);
    expect(told([shot(1, 0), shot(2, 8), shot(3, 16)])).toEqual([['near-duplicate', 1, 2, 3]]);
  });

  it('takes what came within half a second for one press, unless the times are too coarse to say so', () => {
    expect(told([shot(1, 0.1), shot(2, 0.5, { dhash: far })])).toEqual([['burst', 1, 2]]);
    expect(told([shot(1, 0), shot(2, 0, { dhash: far })])).toEqual([
      ['standalone', 1],
      ['standalone', 2],
    ]);
  });

  it('keeps two bodies of one model apart by their names where neither writes a serial number', () => {
    const body = (id: number, seconds: number, name: string) => shot(id, seconds, { serial: null, name });
    expect(
      told([body(1, 0, 'A_1.JPG'), body(2, 0.1, 'B_1.JPG'), body(3, 0.2, 'A_2.JPG'), body(4, 0.3, 'B_2.JPG')]),
    ).toEqual([
      ['burst', 1, 3],
      ['burst', 2, 4],
    ]);
  });

  it('joins another pose where a model that finds sees the same sitter, and never by the model alone', () => {
    const relation = { x: 0, y: 0, match: 0.3, overlap: 0.5, standing: 0, colour: 1, likeness: 0.2, brighter: 0 };
    const sitting = (shown: number | null, more: Partial<Relation> = {}) =>
      buildStacks([shot(1, 0), shot(2, 10, { dhash: far })], 0.5, {
        ...noPictures,
        relate: () => ({ ...relation, ...more }),
        shownAlike: () => shown,
      }).length;
    expect(sitting(0.95)).toBe(1);
    for (const apart of [sitting(null), sitting(0.85), sitting(0.99, { match: 0, likeness: 0.1 })])
      expect(apart).toBe(2);
  });

  it('names a stack by its first frame and keeps capture order whatever order photos come in', () => {
    const photos = [shot(9, 0), shot(3, 0.1), shot(5, 0.2), shot(1, 50)];
    const [burst] = buildStacks(photos.toReversed(), 0.5);
    expect(burst).toMatchObject({ id: 9, photoIds: [9, 3, 5], bestId: null });
  });

  it('keeps two cameras apart and orders sub-seconds and equal times', () => {
    const second = { serial: '2' };
    expect(told([shot(1, 0), shot(2, 0.1, second), shot(3, 0.2), shot(4, 0.3, second)])).toEqual([
      ['burst', 1, 3],
      ['burst', 2, 4],
    ]);
    expect(told([shot(2, 0), shot(1, 0)])).toEqual([['burst', 1, 2]]);
  });

  it('never joins photos without a time by it', () => {
    expect(told([shot(1, 0, { takenAt: null }), shot(2, 0, { takenAt: null })])).toEqual([
      ['standalone', 1],
      ['standalone', 2],
    ]);
  });

  it('goes by drive mode and sequence numbers where no hash exists yet', () => {
    const drive = (id: number, seconds: number, sequenceNumber: number) =>
      shot(id, seconds, { dhash: null, driveMode: 'Continuous High', sequenceNumber });
    expect(told([drive(1, 0, 1), drive(2, 0.9, 2), drive(3, 2.5, 3), drive(4, 20, 1)])).toEqual([
      ['burst', 1, 2, 3],
      ['standalone', 4],
    ]);
  });

  it('stacks more as strength grows, and partitions the shoot at every strength', () => {
    const { stackInputs } = inventShoot(600, seededRandom(3));
    const counts = [0, 0.25, 0.5, 0.75, 1].map((strength) => {
      const stacks = buildStacks(stackInputs, strength);
      const ids = stacks.flatMap((stack) => stack.photoIds);
      expect(ids.toSorted((a, b) => a - b)).toEqual(stackInputs.map((photo) => photo.id));
      expect(stacks.every((stack) => (stack.kind === 'standalone') === (stack.photoIds.length === 1))).toBe(true);
      return stacks.length;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(buildStacks(seededRandom(1).shuffled(stackInputs), 0.5)).toEqual(buildStacks(stackInputs, 0.5));
  });
});

describe('protected sets', () => {
  const exposed = (id: number, seconds: number, stops: number, more: Partial<StackInput> = {}) =>
    shot(id, seconds, { exposureTime: 0.004 * 2 ** stops, ...more });

  it('knows a bracket by its tag, and where the next one begins', () => {
    const bracketing = 'exposure' as const;
    const photos = [0, -2, 2, 0, -2, 2].map((stops, i) => exposed(i + 1, i * 0.3, stops, { bracketing }));
    expect(told(photos)).toEqual([
      ['bracket', 1, 2, 3],
      ['bracket', 4, 5, 6],
    ]);
  });

  it('knows a bracket by its exposures, but not a burst with one frame off', () => {
    expect(told([-1, 0, 1].map((stops, i) => exposed(i + 1, i * 0.3, stops)))).toEqual([['bracket', 1, 2, 3]]);
    expect(told([0, -2, 2, -4, 4].map((stops, i) => exposed(i + 1, i * 0.3, stops)))).toEqual([
      ['bracket', 1, 2, 3, 4, 5],
    ]);
    expect(told([0, 1.5, 0].map((stops, i) => exposed(i + 1, i * 0.3, stops)))).toEqual([['burst', 1, 2, 3]]);
    expect(told([0, 0.3, -0.3].map((stops, i) => exposed(i + 1, i * 0.3, stops)))).toEqual([['burst', 1, 2, 3]]);
  });

  it('knows focus stacks and panoramas by their tags', () => {
    const focus = [1, 2, 3].map((id) => shot(id, id * 0.5, { bracketing: 'focus', sequenceNumber: id }));
    const again = [4, 5].map((id) => shot(id, id * 0.5, { bracketing: 'focus', sequenceNumber: id - 3 }));
    const sweep = [6, 7, 8].map((id) => shot(id, id * 4, { panorama: true, dhash: id === 7 ? far : '0'.repeat(32) }));
    expect(told([...focus, ...again, ...sweep])).toEqual([
      ['focus-stack', 1, 2, 3],
      ['focus-stack', 4, 5],
      ['panorama', 6, 7, 8],
    ]);
  });
});
