/** @file What rules ask of pixels that no measure of the shoot knows: blocks of compression, the skin and light of faces, the ground behind a head. */
import type { Box } from '../../contract/face.ts';
import type { Pixels } from '../pixels/pixels.ts';

export interface FaceFacts {
  /** Fraction of its pixels with a channel at 254 and more, or all at 1 and less. */
  clipped: number;
  /** Mean CIE a*, b* of its middle. */
  skin: { a: number; b: number };
  /** Difference of the brightness of its halves, of their sum. */
  unevenLight: number;
  /** Standard deviation of brightness beside and above the head, levels; null where there is nothing beside it. */
  background: number | null;
}

/**
 * How much steeper brightness is over the edges of the 8x8 blocks of a JPEG than beside them, both ways, 0 where it is not: the mean step over
 * every eighth edge against the mean of the other seven. Null for pictures of less than four blocks a side.
 */
export function blocking({ data, widthPx, heightPx }: Pixels): number | null {
  if (widthPx < 32 || heightPx < 32) return null;
  const green = (x: number, y: number) => data[3 * (y * widthPx + x) + 1]!;
  let [onEdge, edges, beside, others] = [0, 0, 0, 0];
  const add = (step: number, isEdge: boolean) => {
    if (isEdge) {
      onEdge += step;
      edges += 1;
    } else {
      beside += step;
      others += 1;
    }
  };
  // Every third line is as good as all.
  for (let y = 1; y < heightPx; y += 3)
    for (let x = 1; x < widthPx; x++) add(Math.abs(green(x, y) - green(x - 1, y)), x % 8 === 0);
  for (let x = 1; x < widthPx; x += 3)
    for (let y = 1; y < heightPx; y++) add(Math.abs(green(x, y) - green(x, y - 1)), y % 8 === 0);
  const plain = beside / others;
  return Math.max(0, (onEdge / edges - plain) / Math.max(plain, 0.5));
}

/** `box` in fractions of the picture. */
export function faceFacts(pixels: Pixels, box: Box): FaceFacts {
  const whole = inPixels(pixels, box);
  const middle = inPixels(pixels, { x: box.x + box.w * 0.25, y: box.y + box.h * 0.3, w: box.w * 0.5, h: box.h * 0.45 });
  let [clipped, count] = [0, 0];
  eachPixel(pixels, whole, (r, g, b) => {
    count += 1;
    if (Math.max(r, g, b) >= 254 || Math.max(r, g, b) <= 1) clipped += 1;
  });
  let [red, green, blue, n] = [0, 0, 0, 0];
  const halves = [0, 0];
  const counts = [0, 0];
  eachPixel(pixels, middle, (r, g, b, x) => {
    red += r;
    green += g;
    blue += b;
    n += 1;
    const half = x < (middle.left + middle.right) / 2 ? 0 : 1;
    halves[half]! += lumaOf(r, g, b);
    counts[half]! += 1;
  });
  const [left, right] = halves.map((sum, i) => sum / Math.max(1, counts[i]!)) as [number, number];
  return {
    clipped: count > 0 ? clipped / count : 0,
    skin: n > 0 ? labOf(red / n, green / n, blue / n) : { a: 0, b: 0 },
    unevenLight: left + right > 0 ? Math.abs(left - right) / (left + right) : 0,
    background: backgroundOf(pixels, box),
  };
}

/** Beside the head and above it: strips at the picture's left and right edge, from its top to the middle of the face. */
function backgroundOf(pixels: Pixels, box: Box): number | null {
  const bottom = box.y + box.h * 0.5;
  const strips = [
    { x: 0, y: 0, w: Math.max(0, box.x - box.w * 0.35), h: bottom },
    { x: box.x + box.w * 1.35, y: 0, w: Math.max(0, 1 - box.x - box.w * 1.35), h: bottom },
  ];
  let [sum, squares, count] = [0, 0, 0];
  for (const strip of strips)
    eachPixel(pixels, inPixels(pixels, strip), (r, g, b) => {
      const luma = lumaOf(r, g, b);
      sum += luma;
      squares += luma * luma;
      count += 1;
    });
  if (count < 64) return null;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

const lumaOf = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b;

function inPixels({ widthPx, heightPx }: Pixels, { x, y, w, h }: Box) {
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return {
    left: clamp(x * widthPx, widthPx),
    right: clamp((x + w) * widthPx, widthPx),
    top: clamp(y * heightPx, heightPx),
    bottom: clamp((y + h) * heightPx, heightPx),
  };
}

function eachPixel(
  { data, widthPx }: Pixels,
  { left, right, top, bottom }: ReturnType<typeof inPixels>,
  of: (r: number, g: number, b: number, x: number) => void,
): void {
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = 3 * (y * widthPx + x);
      of(data[at]!, data[at + 1]!, data[at + 2]!, x);
    }
}

/** a* and b* of sRGB at D65 (IEC 61966-2-1, CIE 15). */
function labOf(red: number, green: number, blue: number): { a: number; b: number } {
  const [r, g, b] = [red, green, blue].map((level) => {
    const value = level / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return { a: 500 * (x - y), b: 200 * (y - z) };
}
