/** @file MUSIQ: pictures to patches, scores to a mean opinion score or a distribution. */

import type { Picture, ScoreAdapter, ScoreValue } from '../../adapters/adapter-types.ts';
import { cutPatches } from './cut-patches.ts';
import { musiqPatchCount, musiqScales, musiqSpatialIds, patchFloats } from './musiq-scales.ts';

/** Patch positions of one picture size: the same for all pictures of a batch. */
function positions(widthPx: number, heightPx: number): { spatialIds: Int32Array; scaleIds: Int32Array } {
  const scales = musiqScales(widthPx, heightPx);
  return {
    spatialIds: Int32Array.from(scales.flatMap(musiqSpatialIds)),
    scaleIds: Int32Array.from(scales.flatMap(({ columns, rows }, id) => new Array<number>(columns * rows).fill(id))),
  };
}

function toScore(values: Float32Array): ScoreValue {
  if (values.length === 1) return { headline: values[0] as number };
  const distribution = [...values];
  return { headline: distribution.reduce((sum, share, index) => sum + (index + 1) * share, 0), distribution };
}

/** Feeds of a converted MUSIQ. How many outputs there are says whether it gives a score or a distribution. */
export function createMusiqAdapter(): ScoreAdapter {
  return {
    batchKey: (widthPx, heightPx) => `${widthPx}x${heightPx}`,
    dimensions: (widthPx, heightPx, pictureCount) => ({
      batch: pictureCount,
      tokens: musiqPatchCount(widthPx, heightPx),
    }),
    prepare(pictures) {
      const [first] = pictures;
      if (first === undefined) throw new Error('MUSIQ needs at least one picture');
      const { widthPx, heightPx } = first;
      const tokens = musiqPatchCount(widthPx, heightPx);
      const patches = new Float32Array(pictures.length * tokens * patchFloats);
      for (const [index, picture] of pictures.entries()) {
        requireSize(picture, widthPx, heightPx);
        cutPatches(picture, patches, index * tokens * patchFloats);
      }
      const { spatialIds, scaleIds } = positions(widthPx, heightPx);
      return {
        patches: { type: 'float32', data: patches, dims: [pictures.length, tokens, patchFloats] },
        spatialIds: { type: 'int32', data: spatialIds, dims: [tokens] },
        scaleIds: { type: 'int32', data: scaleIds, dims: [tokens] },
      };
    },
    decode(outputs, pictureCount) {
      const scores = outputs.scores;
      if (scores === undefined) throw new Error('this model has no output "scores": it is no converted MUSIQ');
      const width = scores.data.length / pictureCount;
      return Array.from({ length: pictureCount }, (_, index) =>
        toScore(scores.data.subarray(index * width, (index + 1) * width)),
      );
    },
  };
}

function requireSize(picture: Picture, widthPx: number, heightPx: number): void {
  if (picture.widthPx !== widthPx || picture.heightPx !== heightPx) {
    throw new Error(`a batch of ${widthPx}x${heightPx} was given a picture of ${picture.widthPx}x${picture.heightPx}`);
  }
  if (picture.data.length !== widthPx * heightPx * 3) {
    throw new Error(
      `a picture of ${widthPx}x${heightPx} has ${picture.data.length} bytes instead of ${widthPx * heightPx * 3}`,
    );
  }
}
