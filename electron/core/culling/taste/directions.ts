/** @file What a taste may be about: a few directions in which frames of one stack differ, each in a unit of its own. */
import { prominentArea } from '../../../../native-models/faces/index.ts';
import type { Face } from '../../../contract/face.ts';
import { type Feature, grainFeatures, softFeatures } from '../compare/features.ts';

/** More of each is, in this order: sharper, more moved, brighter, cleaner, a broader smile, looking away. */
export const directions = ['sharpness', 'movement', 'brightness', 'cleanness', 'smile', 'away'] as const;
export type Direction = (typeof directions)[number];
export type Leanings = Readonly<Record<Direction, number>>;

/**
 * How much worth one unit may add before anything was learnt: standard deviation of the prior. Chosen so that no direction alone is likely to turn a clear difference of the shared model; tried on
 * simulated photographers.
 */
export const priorSpread: Leanings = {
  sharpness: 0.35,
  movement: 0.5,
  brightness: 0.8,
  cleanness: 0.35,
  smile: 1.5,
  away: 1.5,
};

export const noLeanings: Leanings = { sharpness: 0, movement: 0, brightness: 0, cleanness: 0, smile: 0, away: 0 };

const most = { movement: 3, stops: 3 };

/** Of a frame in its stack; `costs` and `stops` as ranking has them. Sharpness and cleanness in log odds of the shared ranking, movement in log2 of detail, brightness in stops, smile 0..1, away in right angles. */
export function leaningsOf(
  frame: { faces: readonly Face[] },
  costs: Readonly<Record<Feature, number>>,
  { stops, directed }: { stops: number; directed: number },
): Leanings {
  const costOf = (names: readonly Feature[]) => names.reduce((sum, name) => sum + costs[name], 0);
  const faces = frame.faces.filter((face) => face.prominence >= prominentArea);
  const mean = (values: readonly number[]) =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    sharpness: -Math.min(8, costOf(softFeatures)),
    movement: Math.min(most.movement, directed),
    brightness: Math.max(-most.stops, Math.min(most.stops, stops)),
    cleanness: -Math.min(6, costOf(grainFeatures)),
    smile: mean(faces.map(({ smile }) => smile ?? 0)),
    away: mean(faces.map(({ yawDeg }) => Math.min(1, Math.abs(yawDeg ?? 0) / 90))),
  };
}
