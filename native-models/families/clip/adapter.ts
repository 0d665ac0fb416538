/** @file Pictures as CLIP takes them: the shorter side 224 by antialiased bicubic, the middle cut out; and the embedding it gives. */
import type { Picture, ScoreAdapter } from '../../adapters/adapter-types.ts';
import { mixChannels } from '../../signal/plane.ts';
import { bicubic, resizePlane } from '../../signal/resize.ts';

export const sidePx = 224;

/** The middle square of `sidePx`, row-major RGB. */
export function fitted(picture: Picture): Uint8Array {
  const { widthPx, heightPx } = picture;
  const short = Math.min(widthPx, heightPx);
  const size = (side: number) => (side === short ? sidePx : Math.trunc((sidePx * side) / short));
  const [width, height] = [size(widthPx), size(heightPx)];
  const left = Math.round((width - sidePx) / 2);
  const top = Math.round((height - sidePx) / 2);
  const data = new Uint8Array(sidePx * sidePx * 3);
  for (let channel = 0; channel < 3; channel++) {
    const only = (of: number): number => (channel === of ? 1 : 0);
    const plane = resizePlane(mixChannels(picture, only(0), only(1), only(2)), width, height, bicubic);
    for (let y = 0; y < sidePx; y++)
      for (let x = 0; x < sidePx; x++) {
        const value = plane.data[(y + top) * width + x + left]!;
        data[(y * sidePx + x) * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
      }
  }
  return data;
}

/** Pictures of any sizes share a call. The headline is the length before it was made one; nobody sees it. */
export function createClipAdapter(): ScoreAdapter {
  return {
    batchKey: () => 'any',
    dimensions: (_widthPx, _heightPx, pictureCount) => ({ pictures: pictureCount }),
    prepare(pictures) {
      const data = new Uint8Array(pictures.length * sidePx * sidePx * 3);
      for (const [index, picture] of pictures.entries()) data.set(fitted(picture), index * sidePx * sidePx * 3);
      return { pictures: { type: 'uint8', data, dims: [pictures.length, sidePx, sidePx, 3] } };
    },
    decode(outputs, pictureCount) {
      const found = outputs.embedding?.data;
      if (!found || found.length % pictureCount !== 0)
        throw new Error('this model gives no embedding: it is no converted CLIP');
      const width = found.length / pictureCount;
      return Array.from({ length: pictureCount }, (_, index) => {
        const row = Array.from(found.subarray(index * width, (index + 1) * width));
        const headline = Math.hypot(...row);
        return { headline, embedding: row.map((value) => value / headline) };
      });
    },
  };
}
