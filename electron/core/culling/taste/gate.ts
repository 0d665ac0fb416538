/**
 * @file Whether a taste is believed: only where it foretells choices of shoots that it was not learnt from better than the shared model does.
 *
 * [Note: the gate of taste]
 * Every shoot is left out once and its choices are foretold by what the others teach. Per stack the share of choices foretold right is held against the shared model's; the gain must be above nothing with
 * 95 % (one-sided, Student's t over stacks). A taste near the usual one gains nothing and is never switched on; one that no longer helps is switched off, since this is asked again with every choice.
 */
import type { Leanings } from './directions.ts';
import { fitTaste, type Preference, worthOf } from './fit-taste.ts';

export interface Gate {
  isOn: boolean;
  shoots: number;
  stacks: number;
  /** Share of choices in left-out shoots foretold right, mean over stacks: by the shared model, and with the taste. */
  shared: number;
  personal: number;
  /** Lower end of the gain, 95 % one-sided. */
  leastGain: number;
}

/** Of fewer stacks, or of one shoot alone, nothing can be said. */
export const fewest = { shoots: 2, stacks: 12 };

export function askGate(preferences: readonly Preference[]): Gate {
  const shoots = [...new Set(preferences.map(({ shoot }) => shoot))];
  const right = { shared: [] as number[], personal: [] as number[] };
  if (shoots.length >= fewest.shoots)
    for (const shoot of shoots) {
      const { weights } = fitTaste(preferences.filter((one) => one.shoot !== shoot));
      for (const stack of stacksOf(preferences.filter((one) => one.shoot === shoot))) {
        right.shared.push(shareRight(stack, null));
        right.personal.push(shareRight(stack, weights));
      }
    }
  const gains = right.personal.map((share, i) => share - right.shared[i]!);
  const stacks = gains.length;
  const gain = mean(gains);
  const deviation = Math.sqrt(gains.reduce((sum, one) => sum + (one - gain) ** 2, 0) / Math.max(1, stacks - 1));
  const leastGain =
    stacks < 2 ? Number.NEGATIVE_INFINITY : gain - student95(stacks - 1) * (deviation / Math.sqrt(stacks));
  return {
    isOn: stacks >= fewest.stacks && leastGain > 0,
    shoots: shoots.length,
    stacks: new Set(preferences.map(({ shoot, stack }) => `${shoot} ${stack}`)).size,
    shared: mean(right.shared),
    personal: mean(right.personal),
    leastGain,
  };
}

function stacksOf(preferences: readonly Preference[]): Preference[][] {
  const stacks = new Map<number, Preference[]>();
  for (const one of preferences) stacks.set(one.stack, [...(stacks.get(one.stack) ?? []), one]);
  return [...stacks.values()];
}

function shareRight(stack: readonly Preference[], weights: Leanings | null): number {
  const total = stack.reduce((sum, { weight }) => sum + weight, 0);
  return (
    stack.reduce((sum, { shared, difference, weight }) => {
      const margin = shared + (weights === null ? 0 : worthOf(weights, difference));
      return sum + weight * (margin > 0 ? 1 : margin === 0 ? 0.5 : 0);
    }, 0) / Math.max(1e-9, total)
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** 95 % point of Student's t, one-sided, by degrees of freedom (Hill's expansion around the normal's 1.6449). */
function student95(degrees: number): number {
  const z = 1.6449;
  return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}
