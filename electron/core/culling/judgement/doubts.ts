/**
 * @file What makes it doubtful that the best frame of a stack is one to keep.
 *
 * [Note: doubts]
 * A ranking adds up what it sees, and on pictures of a camera that it was not fitted on its parts err. Where another frame is better in one of them, the parts do not agree about who is first.
 * Measured by leaving cameras out: how close the second is, and how far rankings fitted without one camera each lie apart, tell nothing beside it.
 */
import { type Feature, grainFeatures, softFeatures } from '../compare/features.ts';

/** Each in log odds of the ranking; 0 where nothing is doubtful. */
export const doubts = {
  sharper: 'by how much another frame of the stack is better in sharpness, log odds of the ranking',
  quieter: 'by how much another is better in grain, log odds of the ranking',
  lighter: 'by how much the light of another is better, log odds of the ranking',
  wider: 'by how much the eyes of another are better, log odds of the ranking',
} as const;
export type Doubt = keyof typeof doubts;
export const doubtNames = Object.keys(doubts) as Doubt[];
export type Doubts = Readonly<Record<Doubt, number>>;

type Costs = Readonly<Record<Feature, number>>;

/** Shortcomings that each is about. */
export const doubtParts: Readonly<Record<Doubt, readonly Feature[]>> = {
  sharper: softFeatures,
  quieter: grainFeatures,
  lighter: ['exposureOff', 'dim', 'clipped'],
  wider: ['eyes'],
};

/** Of the first frame against all. A cast is corrected without loss and makes nothing doubtful. */
export function doubtsOf(best: Costs, all: readonly Costs[]): Doubts {
  const more = (names: readonly Feature[]) => {
    const costOf = (costs: Costs) => names.reduce((sum, name) => sum + costs[name], 0);
    return costOf(best) - Math.min(costOf(best), ...all.map(costOf));
  };
  const { sharper, quieter, lighter, wider } = doubtParts;
  return {
    sharper: more(sharper),
    quieter: more(quieter),
    lighter: more(lighter),
    wider: more(wider),
  };
}
