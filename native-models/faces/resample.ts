/** @file Pixels for the face models: shrinking by area and sampling along a rotated square. */
import type { Picture } from '../adapters/adapter-types.ts';
import type { Point } from './face-types.ts';

/** Source pixels and their weights for each output position, when every output averages the area it covers. */
function areaTaps(from: number, to: number): { first: Int32Array; weights: Float32Array[] } {
  const first = new Int32Array(to);
  const weights: Float32Array[] = [];
  const step = from / to;
  for (let out = 0; out < to; out++) {
    const start = out * step;
    const end = Math.min((out + 1) * step, from);
    first[out] = Math.floor(start);
    const count = Math.max(1, Math.min(Math.ceil(end), from) - first[out]!);
    weights.push(
      Float32Array.from({ length: count }, (_, tap) => {
        const at = first[out]! + tap;
        return (Math.min(at + 1, end) - Math.max(at, start)) / step;
      }),
    );
  }
  return { first, weights };
}

/**
 * Shrinks a picture by averaging areas (no aliasing, no ringing), keeping its aspect ratio.
 * @param longSidePx the wanted longer side; a picture that is not larger is returned as it is.
 */
export function shrinkTo(picture: Picture, longSidePx: number): Picture {
  const { data, widthPx, heightPx } = picture;
  const scale = longSidePx / Math.max(widthPx, heightPx);
  if (scale >= 1) return picture;
  const width = Math.max(1, Math.round(widthPx * scale));
  const height = Math.max(1, Math.round(heightPx * scale));
  const columns = areaTaps(widthPx, width);
  const rows = areaTaps(heightPx, height);
  const result = new Uint8Array(width * height * 3);
  const sums = new Float32Array(widthPx * 3);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (const [tap, weight] of rows.weights[y]!.entries()) {
      let at = (rows.first[y]! + tap) * widthPx * 3;
      for (let index = 0; index < sums.length; index++, at++) sums[index]! += weight * data[at]!;
    }
    for (let x = 0; x < width; x++) {
      const weights = columns.weights[x]!;
      let red = 0;
      let green = 0;
      let blue = 0;
      let at = columns.first[x]! * 3;
      for (let tap = 0; tap < weights.length; tap++, at += 3) {
        const weight = weights[tap]!;
        red += weight * sums[at]!;
        green += weight * sums[at + 1]!;
        blue += weight * sums[at + 2]!;
      }
      const out = (y * width + x) * 3;
      result[out] = red + 0.5;
      result[out + 1] = green + 0.5;
      result[out + 2] = blue + 0.5;
    }
  }
  return { data: result, widthPx: width, heightPx: height };
}

/** A rotated rectangle in a picture: `angle` (radians) turns its x axis clockwise from the picture's. */
export type Frame = {
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
};

/** Where a point of a crop of `columns` x `rows` pixels lies in the picture. */
export function fromFrame(frame: Frame, columns: number, rows: number, at: Point): Point {
  const across = (at.x / columns - 0.5) * frame.width;
  const down = (at.y / rows - 0.5) * frame.height;
  const cos = Math.cos(frame.angle);
  const sin = Math.sin(frame.angle);
  return { x: frame.centre.x + across * cos - down * sin, y: frame.centre.y + across * sin + down * cos };
}

/** Averages whole blocks of `factor` x `factor` pixels inside the bounds; outside the picture counts as its edge. */
function blockAverage(picture: Picture, left: number, top: number, columns: number, rows: number, factor: number) {
  const { data, widthPx, heightPx } = picture;
  const result = new Float32Array(columns * rows * 3);
  const scale = 1 / (factor * factor);
  const offsets = Int32Array.from(
    { length: columns * factor },
    (_, index) => Math.min(Math.max(left + index, 0), widthPx - 1) * 3,
  );
  for (let y = 0; y < rows * factor; y++) {
    const row = Math.min(Math.max(top + y, 0), heightPx - 1) * widthPx * 3;
    let out = Math.floor(y / factor) * columns * 3;
    for (let x = 0; x < offsets.length; out += 3) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const end = x + factor; x < end; x++) {
        const at = row + offsets[x]!;
        red += data[at]!;
        green += data[at + 1]!;
        blue += data[at + 2]!;
      }
      result[out]! += red * scale;
      result[out + 1]! += green * scale;
      result[out + 2]! += blue * scale;
    }
  }
  return result;
}

/**
 * The pixels of a frame as `columns` x `rows` RGB, row-major, 0..255. Shrinking by two or more first averages whole
 * blocks, then samples bilinearly, so that large faces do not alias; pixels outside the picture repeat its edge.
 */
export function sampleFrame(picture: Picture, frame: Frame, columns: number, rows: number): Float32Array {
  const factor = Math.max(1, Math.floor(Math.min(frame.width / columns, frame.height / rows)));
  const corners = [0, 1, 2, 3].map((corner) => fromFrame(frame, 1, 1, { x: corner & 1, y: corner >> 1 }));
  const left = Math.floor(Math.min(...corners.map((corner) => corner.x))) - factor;
  const top = Math.floor(Math.min(...corners.map((corner) => corner.y))) - factor;
  const width = Math.ceil((Math.max(...corners.map((corner) => corner.x)) - left) / factor) + 2;
  const height = Math.ceil((Math.max(...corners.map((corner) => corner.y)) - top) / factor) + 2;
  const blocks = blockAverage(picture, left, top, width, height, factor);
  const result = new Float32Array(columns * rows * 3);
  const origin = fromFrame(frame, columns, rows, { x: 0.5, y: 0.5 });
  const stepX = {
    x: (Math.cos(frame.angle) * frame.width) / columns,
    y: (Math.sin(frame.angle) * frame.width) / columns,
  };
  const stepY = { x: (-Math.sin(frame.angle) * frame.height) / rows, y: (Math.cos(frame.angle) * frame.height) / rows };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = (origin.x + column * stepX.x + row * stepY.x - left) / factor - 0.5;
      const y = (origin.y + column * stepX.y + row * stepY.y - top) / factor - 0.5;
      const x0 = Math.min(Math.max(Math.floor(x), 0), width - 2);
      const y0 = Math.min(Math.max(Math.floor(y), 0), height - 2);
      const fx = x - x0;
      const fy = y - y0;
      const at = (y0 * width + x0) * 3;
      const below = at + width * 3;
      const out = (row * columns + column) * 3;
      const lowerRight = fx * fy;
      const upperRight = fx - lowerRight;
      const lowerLeft = fy - lowerRight;
      const upperLeft = 1 - fx - lowerLeft;
      for (let channel = 0; channel < 3; channel++) {
        result[out + channel] =
          blocks[at + channel]! * upperLeft +
          blocks[at + channel + 3]! * upperRight +
          blocks[below + channel]! * lowerLeft +
          blocks[below + channel + 3]! * lowerRight;
      }
    }
  }
  return result;
}
