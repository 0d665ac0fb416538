/** @file Which of the photographer's weights a piece of evidence goes by. Multiplied onto what was fitted: with all at 1 nothing is different. */
import type { CullWeights } from '../../contract/suggestion.ts';

/** By the name of a feature inside a stack or of a fault of a frame alone. */
export function weightName(name: string): keyof CullWeights | null {
  if (/^soft(Subject|Eyes)/.test(name)) return 'subject';
  if (name.startsWith('soft')) return 'sharpness';
  if (name.startsWith('eyes')) return 'eyes';
  if (/^(noise|grain|ownNoise)/.test(name)) return 'noise';
  // How far a frame stands behind is a sum of weighted costs already.
  return name === 'behind' ? null : 'exposure';
}

export const weightOf = (weights: CullWeights, name: string): number => {
  const known = weightName(name);
  return known === null ? 1 : weights[known];
};
