/** @file Any single-output or distribution model by its card: pixels stretched or cropped to its size, normalised, laid out as it wants. */
import type { Outputs, Picture, ScoreAdapter, ScoreValue } from '../../native-models/adapters/index.ts';
import type { CardInput, CardOutput } from './protocol.ts';
import { resizePicture } from './resize-picture.ts';

export function createCardAdapter(input: CardInput, output: CardOutput): ScoreAdapter {
  return {
    batchKey: () => `${input.widthPx}x${input.heightPx}`,
    dimensions: () => ({}),
    prepare(pictures) {
      const plane = input.widthPx * input.heightPx;
      const data = new Float32Array(pictures.length * plane * 3);
      pictures.forEach((picture, index) => {
        fill(data.subarray(index * plane * 3, (index + 1) * plane * 3), fitPicture(picture, input), input);
      });
      const size = [input.heightPx, input.widthPx];
      const dims = input.layout === 'nchw' ? [pictures.length, 3, ...size] : [pictures.length, ...size, 3];
      return { [input.name]: { type: 'float32', data, dims } };
    },
    decode: (outputs, pictureCount) => decodeCard(outputs, pictureCount, output),
  };
}

function fitPicture(picture: Picture, input: CardInput): Picture {
  if (input.fit === 'stretch') return resizePicture(picture, input.widthPx, input.heightPx);
  const scale = Math.max(input.widthPx / picture.widthPx, input.heightPx / picture.heightPx);
  const widthPx = Math.max(input.widthPx, Math.round(picture.widthPx * scale));
  const heightPx = Math.max(input.heightPx, Math.round(picture.heightPx * scale));
  const scaled = resizePicture(picture, widthPx, heightPx);
  const left = (widthPx - input.widthPx) >> 1;
  const top = (heightPx - input.heightPx) >> 1;
  const data = new Uint8Array(input.widthPx * input.heightPx * 3);
  for (let y = 0; y < input.heightPx; y++) {
    const start = ((y + top) * widthPx + left) * 3;
    data.set(scaled.data.subarray(start, start + input.widthPx * 3), y * input.widthPx * 3);
  }
  return { data, widthPx: input.widthPx, heightPx: input.heightPx };
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

function decodeCard(outputs: Outputs, pictureCount: number, card: CardOutput): ScoreValue[] {
  const found = outputs[card.name];
  if (!found) throw new Error(`the model has no output named "${card.name}", as its card says`);
  const each = card.kind === 'single' ? 1 : card.ratings.length;
  if (found.data.length !== pictureCount * each) {
    throw new Error(
      `the model gave ${found.data.length} numbers for ${pictureCount} pictures, its card says ${each} each`,
    );
  }
  return Array.from({ length: pictureCount }, (_, index) => {
    const row = Array.from(found.data.subarray(index * each, (index + 1) * each));
    if (card.kind === 'single') return { headline: row[0]! };
    const distribution = card.logits ? softmax(row) : row;
    return { headline: distribution.reduce((sum, share, at) => sum + share * card.ratings[at]!, 0), distribution };
  });
}

function softmax(logits: number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
