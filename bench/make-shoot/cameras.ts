/** @file Two photographers' cameras, invented bodies of real shape. */
import type { SeededRandom } from './seeded-random.ts';
import type { Camera } from './truth.ts';

/** Seconds, in third stops from 1/8000 to 1/8. */
export const shutterTimes: readonly number[] = Array.from({ length: 31 }, (_, i) => 2 ** (i / 3) / 8000);

const bodies = [
  { make: 'Chinagraph', model: 'CG-1 Mark II', serial: '1020304' },
  { make: 'Chinagraph', model: 'CG-1 Mark II', serial: '1020999' },
];
const lenses = [
  { lens: 'CG 24-70mm F2.8', focals: [24, 35, 50, 70], fNumber: 2.8 },
  { lens: 'CG 85mm F1.4', focals: [85], fNumber: 1.8 },
  { lens: 'CG 70-200mm F2.8', focals: [70, 135, 200], fNumber: 3.2 },
];

export function pickCamera(random: SeededRandom): Camera {
  const body = random.pick(bodies);
  const glass = random.pick(lenses);
  return {
    ...body,
    lens: glass.lens,
    exposureTime: shutterTimes[random.whole(6, 24)]!,
    fNumber: glass.fNumber,
    iso: random.pick([100, 200, 400, 800, 1600, 3200]),
    focalLength: random.pick(glass.focals),
    exposureCompensation: random.pick([0, 0, 0, 1 / 3, -1 / 3]),
  };
}
