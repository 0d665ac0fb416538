/** @file Two pictures of one size laid over each other: by how much one is moved, and a map of where they differ. Pure functions over RGBA bytes. */

/** Pixels that the test lies right of and below the reference. */
export interface Shift {
  readonly across: number;
  readonly down: number;
}

/** The search ends here, as a share of the longer side: beyond it the frames show something else. */
const farthest = 0.06;
/** First looked at in so many pixels, then twice as large each time. */
const coarsePx = 96;

interface Grey {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** By how much `test` is moved against `reference`, found coarsely and then ever more finely; none where that explains nothing. */
export function shiftBetween(
  reference: Uint8ClampedArray,
  test: Uint8ClampedArray,
  width: number,
  height: number,
): Shift {
  const pyramid = [{ a: greyOf(reference, width, height), b: greyOf(test, width, height) }];
  while (Math.max(pyramid[0]!.a.width, pyramid[0]!.a.height) > coarsePx)
    pyramid.unshift({ a: halved(pyramid[0]!.a), b: halved(pyramid[0]!.b) });
  let found: Shift = { across: 0, down: 0 };
  pyramid.forEach(({ a, b }, level) => {
    const around = { across: found.across * 2, down: found.down * 2 };
    const reach = level === 0 ? Math.ceil(farthest * Math.max(a.width, a.height)) : 1;
    let least = Number.POSITIVE_INFINITY;
    for (let down = around.down - reach; down <= around.down + reach; down++) {
      for (let across = around.across - reach; across <= around.across + reach; across++) {
        const away = apart(a, b, across, down);
        // Equal: the nearer one.
        if (away < least || (away === least && Math.hypot(across, down) < Math.hypot(found.across, found.down))) {
          least = away;
          found = { across, down };
        }
      }
    }
  });
  const { a, b } = pyramid.at(-1)!;
  return apart(a, b, found.across, found.down) < 0.9 * apart(a, b, 0, 0) ? found : { across: 0, down: 0 };
}

/** Mean distance of brightness where both are; every second pixel each way of large ones. */
function apart(a: Grey, b: Grey, across: number, down: number): number {
  const step = a.width > 400 ? 3 : 1;
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, -down); y < Math.min(a.height, a.height - down); y += step) {
    for (let x = Math.max(0, -across); x < Math.min(a.width, a.width - across); x += step) {
      sum += Math.abs(a.values[y * a.width + x]! - b.values[(y + down) * a.width + x + across]!);
      count += 1;
    }
  }
  return count > 0 ? sum / count : Number.POSITIVE_INFINITY;
}

function greyOf(rgba: Uint8ClampedArray, width: number, height: number): Grey {
  const values = new Float32Array(width * height);
  for (let p = 0, i = 0; p < values.length; p++, i += 4)
    values[p] = (rgba[i]! * 54 + rgba[i + 1]! * 183 + rgba[i + 2]! * 19) / 256;
  return { values, width, height };
}

function halved({ values, width, height }: Grey): Grey {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] = (values[at]! + values[at + 1]! + values[at + width]! + values[at + width + 1]!) / 4;
    }
  return { values: out, width: w, height: h };
}

/** A difference of so many levels is as bright as the map gets. */
const brightestAt = 64;

/**
 * Opaque RGBA, from black (alike) over blue and orange to white: the largest difference of a channel, `test` against `reference` moved by `shift`. `mean`:
 * of all channels where both are, 0..1.
 */
export function differenceMap(
  reference: Uint8ClampedArray,
  test: Uint8ClampedArray,
  width: number,
  height: number,
  { across, down }: Shift,
): { rgba: Uint8ClampedArray<ArrayBuffer>; mean: number } {
  const rgba = new Uint8ClampedArray(width * height * 4);
  let sum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 4;
      rgba[to + 3] = 255;
      const [fromX, fromY] = [x - across, y - down];
      if (fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue;
      const from = (fromY * width + fromX) * 4;
      let most = 0;
      for (let c = 0; c < 3; c++) {
        const away = Math.abs(reference[from + c]! - test[to + c]!);
        sum += away;
        if (away > most) most = away;
      }
      count += 3;
      paint(rgba, to, Math.min(1, most / brightestAt));
    }
  }
  return { rgba, mean: count > 0 ? sum / count / 255 : 0 };
}

/** Readable without colours too: brightness rises all the way. */
const scale = [
  [0, 0, 0],
  [38, 52, 120],
  [190, 84, 60],
  [250, 180, 70],
  [255, 255, 235],
] as const;

function paint(rgba: Uint8ClampedArray, at: number, share: number): void {
  const place = share * (scale.length - 1);
  const low = Math.min(scale.length - 2, Math.floor(place));
  for (let c = 0; c < 3; c++) {
    const [from, to] = [scale[low]![c]!, scale[low + 1]![c]!];
    rgba[at + c] = from + (to - from) * (place - low);
  }
}
