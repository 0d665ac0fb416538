/** @file CLIP-IQA's logits as shares: how far a picture is on the side of a prompt and not of its opposite. */
import type { ScoreAdapter } from '../../adapters/adapter-types.ts';
import { createPictureAdapter, rowsOf } from '../../convnets/picture-adapter.ts';
import { promptPairs } from './prompts.ts';

export const createClipIqaAdapter = (): ScoreAdapter =>
  createPictureAdapter({
    input: 'pictures',
    decode: (outputs, count) =>
      rowsOf(outputs, 'logits', promptPairs.length * 2, count).map((logits) => {
        const shares = promptPairs.map((_, pair) => 1 / (1 + Math.exp(logits[pair * 2 + 1]! - logits[pair * 2]!)));
        const [headline, ...rest] = shares;
        const attributes = Object.fromEntries(rest.map((share, index) => [promptPairs[index + 1]!.name, share]));
        return { headline: headline!, attributes };
      }),
  });
