/** @file How long stacks and suggestions of a 10,000-photo shoot take once measures exist. */
import type { PhotoId } from '../electron/contract/ids.ts';
import { defaultCullSettings } from '../electron/contract/suggestion.ts';
import { buildStacks } from '../electron/core/culling/build-stacks.ts';
import type { SuggestInput } from '../electron/core/culling/frames/suggest-input.ts';
import { rankStacks } from '../electron/core/culling/rank-stack.ts';
import type { StackInput } from '../electron/core/culling/sets/stack-input.ts';
import { suggest } from '../electron/core/culling/suggest.ts';
import { detailField, detailStride } from '../electron/core/measures/detail-sums.ts';
import { formatTaken } from './make-shoot/camera-time.ts';
import { type SeededRandom, seededRandom } from './make-shoot/seeded-random.ts';
import { type BenchResult, resultOf } from './result.ts';

/** Stacks, ranks and suggestions of `photos` invented photos in bursts of 1 to 9, `rounds` times each. */
export function benchCulling(photos = 10_000, rounds = 15): BenchResult[] {
  const { stackInputs, inputs } = inventShoot(photos, seededRandom(9));
  const stacks = buildStacks(stackInputs, 0.5);
  const ranks = rankStacks(inputs, stacks);
  const count = photos.toLocaleString('en');
  return [
    resultOf(
      `stacks of ${count} photos`,
      'ms',
      time(rounds, () => buildStacks(stackInputs, 0.5)),
      `${stacks.length} stacks`,
    ),
    resultOf(
      `ranks of ${count} photos`,
      'ms',
      time(rounds, () => rankStacks(inputs, stacks)),
      'detail of 40x26 tiles',
    ),
    resultOf(
      `suggestions for ${count} photos once they are ranked`,
      'ms',
      time(rounds, () => suggest(inputs, stacks, defaultCullSettings, ranks)),
    ),
  ];
}

function time(rounds: number, act: () => unknown): number[] {
  act();
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    act();
    return performance.now() - started;
  });
}

/** A shoot as a catalog would hold it: plausible numbers, no pictures. */
export function inventShoot(
  photos: number,
  random: SeededRandom,
): { stackInputs: StackInput[]; inputs: SuggestInput[] } {
  const stackInputs: StackInput[] = [];
  const inputs: SuggestInput[] = [];
  let clockMs = Date.UTC(2026, 5, 20, 13);
  while (inputs.length < photos) {
    clockMs += random.whole(8_000, 40_000);
    const scene = Array.from({ length: 32 }, () => random.whole(0, 15));
    const level = random.between(0.4, 1.2);
    for (let frame = random.whole(1, 9); frame > 0 && inputs.length < photos; frame--) {
      clockMs += random.whole(100, 180);
      const id = (inputs.length + 1) as PhotoId;
      const dhash = scene.map((digit) => (random.unit() < 0.1 ? random.whole(0, 15) : digit).toString(16)).join('');
      stackInputs.push({ ...plainShot, id, name: `CG_${id}.JPG`, takenAt: formatTaken(clockMs), dhash });
      const sharpness = level * random.between(0.7, 1);
      inputs.push({
        id,
        state: 'ready',
        measures: {
          ...plainMeasures,
          sharpness,
          exposure: random.between(-1, 1),
          clippedHighlights: random.unit() ** 4 / 5,
          noise: random.between(0.3, 3),
          dhash,
        },
        detail: inventDetail(random, sharpness),
        faces: [],
        scores: [{ model: 'musiq-koniq', normalised: random.between(0.3, 0.8) }],
        focusPoint: null,
        dismissed: null,
      });
    }
  }
  return { stackInputs, inputs };
}

/** Plausible bytes for each of 40x26 tiles: the finer the detail, the less of it blur leaves. */
function inventDetail(random: SeededRandom, sharpness: number): Uint8Array {
  const [columns, rows] = [40, 26];
  const bytes = new Uint8Array(4 + columns * rows * detailStride);
  bytes.set([columns, 0, rows, 0]);
  for (let at = 4; at < bytes.length; at += detailStride) {
    const energy = random.whole(130, 180);
    bytes.set([random.whole(20, 230), random.whole(20, 230), random.whole(20, 230), 0], at);
    for (let size = 0; size < 4; size++) {
      const finer = energy + 12 * size - Math.round((4 - size) * 40 * (1.2 - sharpness));
      bytes.set([finer, finer - random.whole(0, 10), 128], at + 4 + size * 3);
    }
    for (let i = detailField.amounts; i < detailStride; i++)
      bytes[at + i] = Math.round(30 + 40 * sharpness + random.whole(0, 8));
  }
  return bytes;
}

const plainShot = {
  camera: 'CG-1',
  serial: '1',
  driveMode: null,
  sequenceNumber: null,
  bracketing: null,
  panorama: false,
  exposureTime: 0.004,
  fNumber: 2.8,
  iso: 400,
  focalLength: 50,
  exposureCompensation: 0,
};

const plainMeasures = {
  sharpness: 1,
  subjectSharpness: null,
  motionBlur: 0,
  defocus: 0,
  clippedHighlights: 0,
  clippedShadows: 0.01,
  exposure: 0,
  noise: 1,
  contrast: 0.2,
  colourfulness: 30,
  dhash: '',
  edge: -1.2,
};
