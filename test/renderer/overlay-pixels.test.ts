/** @file Two pictures over each other: the shift that was put in is found, and the map is bright where they differ and only there. */
import { describe, expect, it } from 'vitest';
import { differenceMap, shiftBetween } from '../../renderer/features/compare/overlay-pixels.ts';

const [width, height] = [300, 200];

/** Blobs of any size, seen from (left, top). */
function scene(left: number, top: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = [x + left, y + top];
      const value = 128 + 50 * Math.sin(u / 7 + Math.sin(v / 23)) + 50 * Math.cos(v / 11 + u / 41);
      rgba.fill(value, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return rgba;
}

describe('laying one picture over another', () => {
  it.each([
    [0, 0],
    [9, -4],
    [-13, 6],
  ])('finds a shift of %i, %i', (across, down) => {
    expect(shiftBetween(scene(0, 0), scene(-across, -down), width, height)).toEqual({ across, down });
  });

  it('moves nothing where no shift makes the two alike', () => {
    const flat = new Uint8ClampedArray(width * height * 4).fill(90);
    expect(shiftBetween(scene(0, 0), flat, width, height)).toEqual({ across: 0, down: 0 });
    expect(shiftBetween(flat, flat, width, height)).toEqual({ across: 0, down: 0 });
  });

  it('maps what differs, brighter where it differs more, and says by how much on average', () => {
    const [a, b] = [scene(0, 0), scene(0, 0)];
    const at = (x: number, y: number) => (y * width + x) * 4;
    b[at(10, 20)]! += 16;
    b[at(11, 20)]! += 60;
    const { rgba, mean } = differenceMap(a, b, width, height, { across: 0, down: 0 });
    const bright = (x: number, y: number) => rgba[at(x, y)]! + rgba[at(x, y) + 1]! + rgba[at(x, y) + 2]!;
    expect(bright(9, 20)).toBe(0);
    expect(bright(10, 20)).toBeGreaterThan(0);
    expect(bright(11, 20)).toBeGreaterThan(bright(10, 20));
    expect(mean).toBeCloseTo(76 / 255 / (width * height * 3), 9);
    // Moved along, there is nothing left; what has no counterpart is black.
    const moved = differenceMap(scene(0, 0), scene(-9, 4), width, height, { across: 9, down: -4 });
    expect(moved.mean).toBe(0);
  });
});
