/** @file The face detector seen as a model with a number per picture, so that a device can be compared on it when no scoring model is installed. */
import type { ScoreAdapter } from '../../native-models/adapters/index.ts';
import { decodeYunet, prepareYunet } from '../../native-models/faces/yunet.ts';

/** Candidates below this differ by rounding alone; their boxes say nothing. */
const minScore = 0.02;

/**
 * The best candidate's score and the sum of all, per picture, as a "distribution" of two; one picture per batch.
 */
export function createDetectorAdapter(): ScoreAdapter {
  let size = { widthPx: 0, heightPx: 0 };
  return {
    batchKey: (widthPx, heightPx) => `${widthPx}x${heightPx}`,
    dimensions(widthPx, heightPx) {
      // Its outputs do not tell the sides; whoever decodes has asked for the dimensions of the same pictures before.
      size = { widthPx, heightPx };
      return { batch: 1, width: Math.ceil(widthPx / 32) * 32, height: Math.ceil(heightPx / 32) * 32 };
    },
    prepare(pictures) {
      const [picture, ...rest] = pictures;
      if (!picture || rest.length > 0) throw new Error('the face detector takes one picture at a time');
      return prepareYunet(picture);
    },
    decode(outputs) {
      const scores = decodeYunet(outputs, size.widthPx, size.heightPx, minScore).map((found) => found.score);
      const best = Math.max(0, ...scores);
      return [
        {
          headline: best,
          distribution: [best, Math.min(1, scores.reduce((a, b) => a + b, 0) / 1000)],
        },
      ];
    },
  };
}
