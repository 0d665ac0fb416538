/** @file Pictures as the release takes them: 224 x 224, stretched, each pixel the nearest; and the mean of the ratings. */
import type { Picture, ScoreAdapter } from '../../adapters/adapter-types.ts';
import { createPictureAdapter, rowsOf } from '../../convnets/picture-adapter.ts';

const sidePx = 224;
const ratingCount = 10;

/** The pixel that each of `sidePx` takes. Steps are added up, as Pillow does: where a place falls between two pixels, the sum's last bit decides. */
function nearest(of: number): Int32Array {
  const step = of / sidePx;
  let at = step * 0.5;
  return Int32Array.from({ length: sidePx }, () => {
    const pixel = Math.min(of - 1, Math.floor(at));
    at += step;
    return pixel;
  });
}

function stretched({ data, widthPx, heightPx }: Picture): Picture {
  const result = new Uint8Array(sidePx * sidePx * 3);
  const [columns, rows] = [nearest(widthPx), nearest(heightPx)];
  for (let y = 0; y < sidePx; y++)
    for (let x = 0; x < sidePx; x++) {
      const from = (rows[y]! * widthPx + columns[x]!) * 3;
      result.set(data.subarray(from, from + 3), (y * sidePx + x) * 3);
    }
  return { data: result, widthPx: sidePx, heightPx: sidePx };
}

export const createNimaAdapter = (): ScoreAdapter =>
  createPictureAdapter({
    input: 'pictures',
    fit: stretched,
    sizeOf: () => ({ widthPx: sidePx, heightPx: sidePx }),
    decode: (outputs, count) =>
      rowsOf(outputs, 'shares', ratingCount, count).map((shares) => {
        const distribution = Array.from(shares);
        return { headline: distribution.reduce((sum, share, index) => sum + share * (index + 1), 0), distribution };
      }),
  });
