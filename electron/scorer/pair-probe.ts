/** @file A metric of two pictures seen as a model of one, to prove its installation: a picture against itself, and against a blurred copy. */
import type { PairAdapter, ScoreAdapter } from '../../native-models/adapters/index.ts';
import { blurPicture } from './degrade-picture.ts';

/** Of the copy, pixels. */
const blurPx = 1.5;

/** The headline is the distance to itself, the one named `blurred` that to the copy. */
export function createPairProbe(pairs: PairAdapter): ScoreAdapter {
  return {
    batchKey: (widthPx, heightPx) => `${widthPx}x${heightPx}`,
    dimensions: (widthPx, heightPx, pictureCount) => ({ pairs: pictureCount * 2, rows: heightPx, columns: widthPx }),
    prepare: (pictures) =>
      pairs.prepare(
        pictures.flatMap((picture) => [
          { reference: picture, test: picture },
          { reference: picture, test: blurPicture(picture, blurPx) },
        ]),
      ),
    decode(outputs, pictureCount) {
      const values = pairs.decode(outputs, pictureCount * 2);
      return Array.from({ length: pictureCount }, (_, index) => ({
        headline: values[index * 2]!,
        attributes: { blurred: values[index * 2 + 1]! },
      }));
    },
  };
}
