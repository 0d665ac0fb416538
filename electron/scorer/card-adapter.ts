/** @file Any model of one picture by its card: pixels fitted as its inputs want them, normalised and laid out; what it gives averaged over the pieces. */
import type { Picture, ScoreAdapter } from '../../native-models/adapters/index.ts';
import { fitOf, piecesOf } from './fit-picture.ts';
import type { CardInput, CardOutput } from './protocol.ts';
import { numbersOfCard, readCard } from './read-card-output.ts';

/** `others`: further inputs that are fed the same picture, each in its own way. */
export function createCardAdapter(
  input: CardInput,
  output: CardOutput,
  others: readonly CardInput[] = [],
): ScoreAdapter {
  const inputs = [input, ...others];
  const shapeOf = (picture: Pick<Picture, 'widthPx' | 'heightPx'>) =>
    inputs
      .map((one) => fitOf(picture, one).piece)
      .map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`)
      .join(' ');
  return {
    batchKey: (widthPx, heightPx) => shapeOf({ widthPx, heightPx }),
    dimensions: () => ({}),
    prepare(pictures) {
      if (new Set(pictures.map(shapeOf)).size > 1)
        throw new Error('pictures of one batch must have the same shape for this model');
      return Object.fromEntries(inputs.map((one) => [one.name, tensorOf(pictures, one)]));
    },
    decode(outputs, pictureCount) {
      const found = outputs[output.name];
      if (!found) throw new Error(`the model has no output named "${output.name}", as its card says`);
      const each = numbersOfCard(output);
      // All pieces of a picture lie beside each other; how many there are follows from the card alone.
      const pieces = input.crops?.kind === 'grid' ? input.crops.columns * input.crops.rows : 1;
      if (found.data.length !== pictureCount * pieces * each) {
        throw new Error(
          `the model gave ${found.data.length} numbers for ${pictureCount} pictures, its card says ${each * pieces} each`,
        );
      }
      const row = (at: number) => Array.from(found.data.subarray(at * each, (at + 1) * each));
      return Array.from({ length: pictureCount }, (_, index) =>
        readCard(
          Array.from({ length: pieces }, (_piece, at) => row(index * pieces + at)),
          output,
        ),
      );
    },
  };
}

function tensorOf(pictures: readonly Picture[], input: CardInput) {
  const pieces = pictures.flatMap((picture) => piecesOf(picture, fitOf(picture, input)));
  const { widthPx, heightPx } = pieces[0]!;
  const floats = widthPx * heightPx * 3;
  const data = new Float32Array(pieces.length * floats);
  pieces.forEach((piece, index) => {
    fill(data.subarray(index * floats, (index + 1) * floats), piece, input);
  });
  const dims = input.layout === 'nchw' ? [pieces.length, 3, heightPx, widthPx] : [pieces.length, heightPx, widthPx, 3];
  return { type: 'float32' as const, data, dims };
}

function fill(to: Float32Array, picture: Picture, input: CardInput): void {
  const plane = picture.widthPx * picture.heightPx;
  for (let channel = 0; channel < 3; channel++) {
    const from = input.channels === 'rgb' ? channel : 2 - channel;
    const mean = input.mean[channel]!;
    const std = input.std[channel]!;
    for (let pixel = 0; pixel < plane; pixel++) {
      const value = (picture.data[pixel * 3 + from]! * input.scale - mean) / std;
      to[input.layout === 'nchw' ? channel * plane + pixel : pixel * 3 + channel] = value;
    }
  }
}
