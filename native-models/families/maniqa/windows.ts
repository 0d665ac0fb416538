/** @file The twenty windows of a picture that MANIQA looks at, in even steps, as pyiqa cuts them. */
import type { Picture } from '../../adapters/adapter-types.ts';

export const windowPx = 224;
export const windowCount = 20;
const perRow = Math.ceil(Math.sqrt(windowCount));
/** Steps between the first window and the far edge. */
const steps = Math.floor(Math.sqrt(windowCount));

/** Writes the windows, rows of red, green, blue, 0 to 255, into `target` from element `start` on. */
export function cutWindows(picture: Picture, target: Float32Array, start: number): void {
  const { data, widthPx, heightPx } = enlarged(picture);
  const step = (sidePx: number) => Math.floor((sidePx - windowPx) / steps);
  let offset = start;
  for (let index = 0; index < windowCount; index++) {
    const top = Math.floor(index / perRow) * step(heightPx);
    const left = (index % perRow) * step(widthPx);
    for (let row = 0; row < windowPx; row++) {
      const from = ((top + row) * widthPx + left) * 3;
      target.set(data.subarray(from, from + windowPx * 3), offset);
      offset += windowPx * 3;
    }
  }
}

/** A picture whose shorter side is more than a window; a smaller one is enlarged bilinearly, as PyTorch does by a factor. */
function enlarged(picture: Picture): { data: Uint8Array | Float32Array; widthPx: number; heightPx: number } {
  const { widthPx, heightPx, data } = picture;
  const short = Math.min(widthPx, heightPx);
  if (short > windowPx) return picture;
  const factor = (windowPx + 1) / short;
  const [wide, high] = [Math.floor(widthPx * factor), Math.floor(heightPx * factor)];
  const axis = (targetPx: number, sourcePx: number) =>
    Array.from({ length: targetPx }, (_, index) => {
      const centre = Math.max((index + 0.5) / factor - 0.5, 0);
      const low = Math.min(Math.floor(centre), sourcePx - 1);
      return { low, high: Math.min(low + 1, sourcePx - 1), share: centre - low };
    });
  const across = axis(wide, widthPx);
  const down = axis(high, heightPx);
  const result = new Float32Array(wide * high * 3);
  let target = 0;
  for (const y of down) {
    for (const x of across) {
      for (let channel = 0; channel < 3; channel++) {
        const at = (row: number, column: number) => data[(row * widthPx + column) * 3 + channel]!;
        const upper = at(y.low, x.low) * (1 - x.share) + at(y.low, x.high) * x.share;
        const lower = at(y.high, x.low) * (1 - x.share) + at(y.high, x.high) * x.share;
        result[target++] = upper * (1 - y.share) + lower * y.share;
      }
    }
  }
  return { data: result, widthPx: wide, heightPx: high };
}
