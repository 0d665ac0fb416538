/** @file How badly a frame goes wrong: severities a photographer would call a reject next to its clean neighbour. */
import type { SourceSize } from './plan-shoot.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Spoil, SpoilKind } from './truth.ts';

/** The six ways a frame of a burst fails. */
export const spoilOrder = ['blurred', 'moved', 'defocused-subject', 'noisy', 'exposure', 'shifted'] as const;

const steps = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
  [2, 1],
  [1, 2],
] as const;

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Severities grow with the picture, so that small and large sources fail alike: 1 at 6 megapixels. */
export function planSpoil(random: SeededRandom, kind: SpoilKind, size: SourceSize): Spoil {
  const scale = Math.max(0.6, Math.sqrt((size.widthPx * size.heightPx) / 6e6));
  switch (kind) {
    case 'clean':
      return { kind };
    case 'variation':
      return {
        kind,
        stops: rounded(random.between(-0.2, 0.2)),
        shiftXPx: random.whole(0, 16),
        shiftYPx: random.whole(0, 16),
      };
    case 'blurred':
      return { kind, sigmaPx: rounded(random.between(1.5, 3) * scale) };
    case 'moved': {
      const [stepX, stepY] = random.pick(steps);
      const lengthPx = random.between(8, 20) * scale;
      return { kind, lengthPx: Math.max(3, Math.round(lengthPx / Math.hypot(stepX, stepY))), stepX, stepY };
    }
    case 'defocused-subject': {
      const w = rounded(random.between(0.3, 0.45));
      const h = rounded(random.between(0.4, 0.55));
      const subject = {
        x: rounded(random.between(0.4, 0.6) - w / 2),
        y: rounded(random.between(0.45, 0.55) - h / 2),
        w,
        h,
      };
      return { kind, sigmaPx: rounded(random.between(2, 4) * scale), subject };
    }
    case 'noisy':
      return { kind, sigmaLevels: rounded(random.between(12, 22), 1) };
    case 'exposure':
      return { kind, stops: random.pick([-1.5, 1.5]) };
    case 'shifted':
      return {
        kind,
        degrees: rounded(random.pick([-1, 1]) * random.between(0.3, 1.2)),
        shiftXPx: random.whole(-24, 24),
        shiftYPx: random.whole(-24, 24),
      };
  }
}
