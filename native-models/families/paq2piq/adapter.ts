/** @file Pictures at their own size, and that each is to be judged as a whole. */
import type { ScoreAdapter } from '../../adapters/adapter-types.ts';
import { createPictureAdapter, rowsOf } from '../../convnets/picture-adapter.ts';

export function createPaq2piqAdapter(): ScoreAdapter {
  const adapter = createPictureAdapter({
    input: 'pictures',
    decode: (outputs, count) => rowsOf(outputs, 'score', 1, count).map(([headline]) => ({ headline: headline! })),
  });
  return {
    ...adapter,
    prepare(pictures) {
      const places = pictures.flatMap(({ widthPx, heightPx }, index) => [index, 0, 0, widthPx, heightPx]);
      return {
        ...adapter.prepare(pictures),
        places: { type: 'float32', data: Float32Array.from(places), dims: [pictures.length, 5] },
      };
    },
  };
}
