/** @file From tile sums to acutance: how steep edges are, 0 for blur, 1 for an edge one pixel wide. */
import { nthSmallest } from './nth-smallest.ts';
import { coarseSpanPx, field, stride, type TileSums } from './tile-sums.ts';

export interface TileAcutance {
  columns: number;
  rows: number;
  /** Acutance of each tile; 0 where there is nothing to judge. */
  acutance: Float32Array;
  /** Coarse energy of each tile with structure enough to be judged, 0 for the others. */
  structure: Float32Array;
  /** Standard deviation of luma noise on the flattest tiles, 8-bit levels. */
  noise: number;
  /** What noise leaves in the sums of any tile. */
  floor: NoiseFloor;
}

interface NoiseFloor {
  /** Standard deviation, 8-bit levels. */
  noise: number;
  /** Of the traces of the two tensors, levels^2. */
  fine: number;
  coarse: number;
}

/** Mean squared coarse difference, in levels^2 over 8 pixels, that a tile needs to be judged: about 12 levels. Weaker structure is where noise and JPEG speak louder than the lens. */
const textureFloor = 150;

/** Share of the mixed difference (pixel checkerboard) taken off the fine energy: it is mostly noise that JPEG let through. */
const checkerShare = 0.25;

/**
 * r^2 = (8 F / C - 1/8) / (7/8), F and C the traces of the fine and coarse tensors per place, with what the flattest tiles show taken off both;
 * acutance = 2 r / (1 + r). A straight step one pixel wide gives 1, a ramp of 8 pixels and more gives 0; over-sharpened edges and fine texture give more than 1, never 2.
 * See [Note: two scales and a lag].
 */
export function tileAcutance({ columns, rows, sums }: TileSums): TileAcutance {
  const count = columns * rows;
  const floor = flatFloor(sums, count);
  const acutance = new Float32Array(count);
  const structure = new Float32Array(count);
  for (let tile = 0; tile < count; tile++) {
    const at = tile * stride;
    const straight = fineOf(sums, at);
    const fine = straight - checkerShare * checkerOf(sums, at, straight) - floor.fine;
    const coarse = coarseOf(sums, at) - floor.coarse;
    if (coarse < textureFloor + 4 * floor.coarse) continue;
    structure[tile] = coarse;
    acutance[tile] = acutanceFrom(fine, coarse);
  }
  return { columns, rows, acutance, structure, noise: floor.noise, floor };
}

function acutanceFrom(fine: number, coarse: number): number {
  const steepness = (coarseSpanPx * Math.max(0, fine)) / (coarse + textureFloor);
  const ratio = Math.sqrt(Math.max(0, (steepness - 1 / coarseSpanPx) / (1 - 1 / coarseSpanPx)));
  return (2 * ratio) / (1 + ratio);
}

const directions = Array.from({ length: 8 }, (_, i) => {
  const angle = (i * Math.PI) / 8;
  return { cc: Math.cos(angle) ** 2, ss: Math.sin(angle) ** 2, sc: 2 * Math.sin(angle) * Math.cos(angle) };
});

/** A direction speaks where so many tiles, and this share of all, have edges across it. */
const fewestTiles = 4;
const fewestShare = 0.02;

/**
 * Mean acutance of the sharpest `share` of the tiles, in that of eight directions in which the picture is softest: movement keeps the edges that lie along it, and with
 * them the sum over all directions. The tensors of both scales are taken along each direction; what noise left is taken off as in `tileAcutance`, half of it, since it has no direction.
 * Null where no direction has edges enough.
 */
export function softestDirection({ columns, rows, sums }: TileSums, floor: NoiseFloor, share: number): number | null {
  const count = columns * rows;
  const places = meansOf(sums, count, floor);
  const acutance = new Float32Array(count);
  const structure = new Float32Array(count);
  const least = textureFloor + 4 * floor.coarse;
  let softest: number | null = null;
  for (const { cc, ss, sc } of directions) {
    structure.fill(0);
    let judged = 0;
    for (let tile = 0, at = 0; tile < count; tile++, at += meansStride) {
      const coarse = cc * places[at]! + ss * places[at + 1]! + sc * places[at + 2]! - floor.coarse / 2;
      if (coarse < least) continue;
      const fine = cc * places[at + 3]! + ss * places[at + 4]! + sc * places[at + 5]!;
      structure[tile] = coarse;
      acutance[tile] = acutanceFrom(fine - places[at + 6]!, coarse);
      judged += 1;
    }
    if (judged < Math.max(fewestTiles, count * fewestShare)) continue;
    const found = sharpestShare({ acutance, structure }, share);
    softest = softest === null ? found : Math.min(softest, found);
  }
  return softest;
}

/** A tile's means per place: coarse xx, yy, xy, fine xx, yy, xy, and what noise leaves of the fine ones along any direction. */
const meansStride = 7;

function meansOf(sums: Float64Array, count: number, floor: NoiseFloor): Float64Array {
  const means = new Float64Array(count * meansStride);
  for (let tile = 0, at = 0, to = 0; tile < count; tile++, at += stride, to += meansStride) {
    means[to] = per(sums, at, field.coarseXX, field.coarseCount);
    means[to + 1] = per(sums, at, field.coarseYY, field.coarseCount);
    means[to + 2] = per(sums, at, field.coarseXY, field.coarseCount);
    means[to + 3] = per(sums, at, field.fineXX, field.fineCount);
    means[to + 4] = per(sums, at, field.fineYY, field.fineCount);
    means[to + 5] = per(sums, at, field.fineXY, field.fineCount);
    means[to + 6] = (checkerShare * checkerOf(sums, at, means[to + 3]! + means[to + 4]!) + floor.fine) / 2;
  }
  return means;
}

function per(sums: Float64Array, at: number, what: number, count: number): number {
  return sums[at + what]! / Math.max(1, sums[at + count]!);
}

/**
 * What noise leaves in the sums, from the flattest tenth of the tiles that are neither black nor blown.
 * Noise itself: half the mean square of neighbouring differences is its variance (von Neumann 1941); the slope of smooth ramps is taken off.
 */
function flatFloor(sums: Float64Array, count: number): NoiseFloor {
  const plain = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let lit = 0;
  for (let tile = 0; tile < count; tile++) {
    const at = tile * stride;
    const luma = per(sums, at, field.luma, field.fineCount);
    if (sums[at + field.fineCount]! < 32 || luma < 12 || luma > 243) continue;
    const ramp = Math.max(0, coarseOf(sums, at)) / coarseSpanPx ** 2;
    plain[tile] = Math.max(0, per(sums, at, field.plain, field.fineCount) - ramp) / 4;
    lit += 1;
  }
  if (lit === 0) return { noise: 0, fine: 0, coarse: 0 };
  const flattest = nthSmallest(plain.slice(), Math.ceil(lit / 10) - 1);
  let [flat, noise, fine, coarse] = [0, 0, 0, 0];
  for (let tile = 0; tile < count; tile++) {
    if (plain[tile]! > flattest) continue;
    const at = tile * stride;
    flat += 1;
    noise += plain[tile]!;
    fine += fineOf(sums, at);
    coarse += coarseOf(sums, at);
  }
  const variance = noise / flat;
  // Only the part that noise explains: in a picture without flat tiles the rest is structure and stays.
  const explained = (mean: number) => Math.min(Math.max(0, mean), 0.5 * variance);
  return { noise: Math.sqrt(variance), fine: explained(fine / flat), coarse: explained(coarse / flat) };
}

/** Traces of the two tensors of the tile at `at`, per place. */
const fineOf = (sums: Float64Array, at: number) =>
  per(sums, at, field.fineXX, field.fineCount) + per(sums, at, field.fineYY, field.fineCount);
/** The mixed difference (pixel checkerboard) that is in the plain squares and not in the lagged ones. */
const checkerOf = (sums: Float64Array, at: number, straight: number) =>
  Math.max(0, per(sums, at, field.plain, field.fineCount) - straight);
const coarseOf = (sums: Float64Array, at: number) =>
  per(sums, at, field.coarseXX, field.coarseCount) + per(sums, at, field.coarseYY, field.coarseCount);

/**
 * Mean acutance of the sharpest `share` of the tiles with structure; 0 where there is none.
 * Only the third of them with the strongest structure competes: faint tiles are where noise passes for detail.
 */
export function sharpestShare(
  { acutance, structure }: Pick<TileAcutance, 'acutance' | 'structure'>,
  share: number,
): number {
  let judged = 0;
  const energies = new Float32Array(structure.length);
  for (let tile = 0; tile < structure.length; tile++) if (structure[tile]! > 0) energies[judged++] = structure[tile]!;
  if (judged === 0) return 0;
  const strong = nthSmallest(energies.subarray(0, judged), Math.floor((judged * 2) / 3));
  let competing = 0;
  const values = energies;
  for (let tile = 0; tile < structure.length; tile++)
    if (structure[tile]! >= strong) values[competing++] = acutance[tile]!;
  const first = competing - Math.max(1, Math.min(competing, Math.ceil(judged * share)));
  nthSmallest(values.subarray(0, competing), first);
  // In order, so that the sum is the same to the bit however they were picked.
  values.subarray(first, competing).sort();
  let sum = 0;
  for (let i = first; i < competing; i++) sum += values[i]!;
  return sum / (competing - first);
}
