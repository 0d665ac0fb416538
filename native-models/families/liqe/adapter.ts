/** @file LIQE: pictures to crops, logits to quality, scene and distortion. */

import type { ScoreAdapter } from '../../adapters/adapter-types.ts';
import { cropCount, cutCrops, patchesPerCrop, patchFloats } from './liqe-crops.ts';
import { liqeMarginals, promptCount } from './liqe-marginals.ts';

const cropFloats = patchesPerCrop * patchFloats;

/** Feeds of a converted LIQE. Pictures of any sizes share a call when they have equally many crops, nearly always 15. */
export function createLiqeAdapter(): ScoreAdapter {
  return {
    batchKey: (widthPx, heightPx) => `${cropCount(widthPx, heightPx)} crops`,
    dimensions: (widthPx, heightPx, pictureCount) => ({ crops: pictureCount * cropCount(widthPx, heightPx) }),
    prepare(pictures) {
      const [first] = pictures;
      if (first === undefined) throw new Error('LIQE needs at least one picture');
      const perPicture = cropCount(first.widthPx, first.heightPx);
      const crops = new Float32Array(pictures.length * perPicture * cropFloats);
      for (const [index, picture] of pictures.entries()) {
        const count = cropCount(picture.widthPx, picture.heightPx);
        if (count !== perPicture)
          throw new Error(`a batch of ${perPicture} crops each was given a picture with ${count}`);
        cutCrops(picture, crops, index * perPicture * cropFloats);
      }
      const dims = [pictures.length * perPicture, patchesPerCrop, patchFloats];
      return { crops: { type: 'float32', data: crops, dims } };
    },
    decode(outputs, pictureCount) {
      const logits = outputs.logits?.data;
      if (logits === undefined || logits.length % (pictureCount * promptCount) !== 0) {
        throw new Error('this model has no logits for whole pictures: it is no converted LIQE');
      }
      const perPicture = logits.length / pictureCount;
      return Array.from({ length: pictureCount }, (_, index) =>
        liqeMarginals(logits.subarray(index * perPicture, (index + 1) * perPicture)),
      );
    },
  };
}
