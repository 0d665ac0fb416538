/** @file Pictures as graphs with one input uint8 [pictures, rows, columns, 3] take them, at their own size or at one that is made of it. */
import type { Outputs, Picture, ScoreAdapter, ScoreValue } from '../adapters/adapter-types.ts';

export interface PictureAdapterOptions {
  /** Name of the input. */
  readonly input: string;
  /** Sides of what a picture becomes; as it is when left out. */
  readonly fit?: (picture: Picture) => Picture;
  readonly sizeOf?: (widthPx: number, heightPx: number) => { readonly widthPx: number; readonly heightPx: number };
  /** One score per picture. */
  readonly decode: (outputs: Outputs, pictureCount: number) => ScoreValue[];
}

export function createPictureAdapter({
  input,
  fit = (one) => one,
  sizeOf,
  decode,
}: PictureAdapterOptions): ScoreAdapter {
  const size = (widthPx: number, heightPx: number) => sizeOf?.(widthPx, heightPx) ?? { widthPx, heightPx };
  return {
    batchKey: (width, height) => {
      const { widthPx, heightPx } = size(width, height);
      return `${widthPx}x${heightPx}`;
    },
    dimensions: (width, height, pictures) => {
      const { widthPx, heightPx } = size(width, height);
      return { pictures, rows: heightPx, columns: widthPx };
    },
    prepare(pictures) {
      const fitted = pictures.map(fit);
      const [first] = fitted;
      if (!first) throw new Error('there is no picture to score');
      const { widthPx, heightPx } = first;
      const data = new Uint8Array(fitted.length * widthPx * heightPx * 3);
      for (const [index, picture] of fitted.entries()) {
        if (picture.widthPx !== widthPx || picture.heightPx !== heightPx)
          throw new Error('pictures of one batch must have one size');
        data.set(picture.data, index * widthPx * heightPx * 3);
      }
      return { [input]: { type: 'uint8', data, dims: [fitted.length, heightPx, widthPx, 3] } };
    },
    decode,
  };
}

/** Rows of an output, one per picture. Throws where it is missing or has another width. */
export function rowsOf(outputs: Outputs, name: string, width: number, pictureCount: number): Float32Array[] {
  const data = outputs[name]?.data;
  if (data?.length !== width * pictureCount) throw new Error(`this model does not give ${width} ${name} per picture`);
  return Array.from({ length: pictureCount }, (_, index) => data.subarray(index * width, (index + 1) * width));
}
