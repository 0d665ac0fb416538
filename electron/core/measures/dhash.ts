/** @file Difference hash: which neighbour is brighter, in a 9x9 grey thumbnail. */
import { thumbnailSide } from './tone-measures.ts';

/**
 * 128 bits as 32 hex digits: 64 for "the pixel to the right is brighter" (8 rows of 9), 64 for "the pixel below is brighter" (9 rows of 8 columns).
 * The idea is Neal Krawetz's ("Kind of like that", 2013), in both directions. `thumbnail` is 9x9 row-major. Pictures under 9 pixels a side repeat cells.
 */
export function differenceHash(thumbnail: ArrayLike<number>): string {
  const side = thumbnailSide;
  const bits: boolean[] = [];
  for (let y = 0; y < side - 1; y++)
    for (let x = 0; x < side - 1; x++) bits.push(thumbnail[y * side + x + 1]! > thumbnail[y * side + x]!);
  for (let y = 0; y < side - 1; y++)
    for (let x = 0; x < side - 1; x++) bits.push(thumbnail[(y + 1) * side + x]! > thumbnail[y * side + x]!);
  let hex = '';
  for (let i = 0; i < bits.length; i += 4) {
    hex += ((bits[i] ? 8 : 0) | (bits[i + 1] ? 4 : 0) | (bits[i + 2] ? 2 : 0) | (bits[i + 3] ? 1 : 0)).toString(16);
  }
  return hex;
}

/** Four 32-bit words of a hash, for quick comparison. */
export function hashWords(hash: string): Int32Array {
  return Int32Array.from({ length: 4 }, (_, i) => Number.parseInt(hash.slice(i * 8, i * 8 + 8), 16) | 0);
}

/** Number of differing bits, 0..128. */
export function hashDistance(a: Int32Array, b: Int32Array): number {
  let distance = 0;
  for (let i = 0; i < 4; i++) {
    let v = a[i]! ^ b[i]!;
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    distance += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return distance;
}
