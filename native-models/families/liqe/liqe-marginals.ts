/** @file From LIQE's logits to quality, scene and distortion. */
import type { ScoreValue } from '../../adapters/adapter-types.ts';
import { liqeLabels } from './liqe-prompts.ts';

const qualities = liqeLabels.quality.length;
const scenes = liqeLabels.scene.length;
const distortions = liqeLabels.distortion.length;
export const promptCount = qualities * scenes * distortions;

/**
 * Averages the logits [crops, 495] over the crops, takes the softmax over all prompts and sums out two axes for each
 * marginal. The headline is the expected quality, 1 (bad) to 5 (perfect).
 */
export function liqeMarginals(logits: Float32Array): ScoreValue {
  const crops = logits.length / promptCount;
  const means = Array.from({ length: promptCount }, (_, prompt) => {
    let sum = 0;
    for (let crop = 0; crop < crops; crop++) sum += logits[crop * promptCount + prompt] as number;
    return sum / crops;
  });
  const peak = Math.max(...means);
  const exponentials = means.map((mean) => Math.exp(mean - peak));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  const quality = new Array<number>(qualities).fill(0);
  const scene = new Array<number>(scenes).fill(0);
  const distortion = new Array<number>(distortions).fill(0);
  for (const [prompt, exponential] of exponentials.entries()) {
    const probability = exponential / total;
    quality[Math.floor(prompt / (scenes * distortions))]! += probability;
    scene[Math.floor(prompt / distortions) % scenes]! += probability;
    distortion[prompt % distortions]! += probability;
  }
  const headline = quality.reduce((sum, probability, index) => sum + (index + 1) * probability, 0);
  const named = (labels: readonly string[], shares: readonly number[]) =>
    Object.fromEntries(labels.map((label, index) => [label, shares[index]!]));
  return {
    headline,
    marginals: {
      quality: named(liqeLabels.quality, quality),
      scene: named(liqeLabels.scene, scene),
      distortion: named(liqeLabels.distortion, distortion),
    },
  };
}
