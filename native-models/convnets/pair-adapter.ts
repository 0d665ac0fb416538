/** @file Pairs of pictures as a graph with the inputs `reference` and `test` takes them, and the one number that it gives of each. */
import type { PairAdapter, Picture, TensorData } from '../adapters/adapter-types.ts';

/** uint8 [pairs, rows, columns, 3]; all of one size. */
function stacked(pictures: readonly Picture[]): TensorData {
  const [first] = pictures;
  if (!first) throw new Error('there is nothing to compare');
  const { widthPx, heightPx } = first;
  const size = widthPx * heightPx * 3;
  const data = pictures.length === 1 ? first.data : new Uint8Array(pictures.length * size);
  for (const [index, picture] of pictures.entries()) {
    if (picture.widthPx !== widthPx || picture.heightPx !== heightPx)
      throw new Error('pictures of a pair differ in size');
    if (pictures.length > 1) data.set(picture.data, index * size);
  }
  return { type: 'uint8', data, dims: [pictures.length, heightPx, widthPx, 3] };
}

/** `output`: float32 [pairs]. */
export function createPairAdapter(output: string): PairAdapter {
  return {
    prepare: (pairs) => ({
      reference: stacked(pairs.map(({ reference }) => reference)),
      test: stacked(pairs.map(({ test }) => test)),
    }),
    decode(outputs, count) {
      const data = outputs[output]?.data;
      if (data?.length !== count) throw new Error(`this model gives no ${output} for each pair`);
      return Array.from(data);
    },
  };
}
