/** @file Pictures at their own size. */
import type { ScoreAdapter } from '../../adapters/adapter-types.ts';
import { createPictureAdapter, rowsOf } from '../../convnets/picture-adapter.ts';

export const createTopiqAdapter = (): ScoreAdapter =>
  createPictureAdapter({
    input: 'pictures',
    decode: (outputs, count) => rowsOf(outputs, 'score', 1, count).map(([headline]) => ({ headline: headline! })),
  });
