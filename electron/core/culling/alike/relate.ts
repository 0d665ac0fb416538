/** @file What two frames of one camera have in common, by their looks. */
import { type Look, lookSide } from '../../measures/look.ts';
import type { Details } from './detail.ts';
import { type Lie, layOver } from './lay-over.ts';

export interface Relation extends Lie {
  /** Share of the frame's structured areas that stand where they stood and do not move with the rest. */
  standing: number;
  /** How far apart the colours are that occur, wherever (Cb and Cr, 8-bit levels; 1-D earth mover's distances); the whole frame's cast taken off. */
  colour: number;
  /** Coarse likeness, by a quarter of the resolution and shifts of up to a fifth: one sitting in other poses. -1..1. */
  likeness: number;
  /** Stops by which the second frame is brighter, by its median in linear light; clipped ends are not counted. */
  brighter: number;
}

export function relate(a: { look: Look; details: Details }, b: { look: Look; details: Details }): Relation {
  const lie = layOver(a.details, b.details);
  return {
    ...lie,
    standing: standingShare(a.details, b.details, lie),
    colour: colourDifference(a.look, b.look),
    likeness: coarseLikeness(a.details, b.details),
    brighter: stopsBetween(a.look.luma, b.look.luma),
  };
}

/** Blocks are standing from this agreement on; under the frame's own shift they agree less than `movingBelow`. */
const standsFrom = 0.75;
const movingBelow = 0.5;
const blockSide = 8;

/** Of the blocks of 8 x 8 cells with structure. A shift within a cell is none. */
function standingShare({ fine: a }: Details, { fine: b }: Details, lie: Lie): number {
  const shiftX = Math.round(lie.x * lookSide);
  const shiftY = Math.round(lie.y * lookSide);
  const hasMoved = Math.max(Math.abs(shiftX), Math.abs(shiftY)) > 1;
  let [standing, judged] = [0, 0];
  for (let top = 0; top < lookSide; top += blockSide)
    for (let left = 0; left < lookSide; left += blockSide) {
      const block = { left, top, energy: blockProduct(a.values, a.values, left, top, 0, 0) };
      if (block.energy < blockSide ** 2 * 0.2) continue;
      judged += 1;
      const stands = agreementAround(a.values, b.values, block, 0, 0) >= standsFrom;
      // What lies at (shiftX, shiftY) in the first picture is at the corner of the second.
      if (stands && (!hasMoved || agreementAround(a.values, b.values, block, -shiftX, -shiftY) < movingBelow))
        standing += 1;
    }
  return judged === 0 ? 0 : standing / judged;
}

function agreementAround(
  a: Float32Array,
  b: Float32Array,
  { left, top, energy }: { left: number; top: number; energy: number },
  shiftX: number,
  shiftY: number,
): number {
  let best = 0;
  for (let y = shiftY - 1; y <= shiftY + 1; y++)
    for (let x = shiftX - 1; x <= shiftX + 1; x++) {
      const other = blockProduct(b, b, left + x, top + y, 0, 0);
      const both = blockProduct(a, b, left, top, x, y);
      best = Math.max(best, both / (Math.sqrt(energy * other) + 1));
    }
  return best;
}

/** Sum of products of a block and the block `x`, `y` further on; places outside count nothing. */
function blockProduct(a: Float32Array, b: Float32Array, left: number, top: number, x: number, y: number): number {
  const fromX = Math.max(left, 0, -x);
  const toX = Math.min(left + blockSide, lookSide, lookSide - x);
  let sum = 0;
  for (let row = Math.max(top, 0, -y); row < Math.min(top + blockSide, lookSide, lookSide - y); row++)
    for (let column = fromX; column < toX; column++)
      sum += a[row * lookSide + column]! * b[(row + y) * lookSide + column + x]!;
  return sum;
}

/** A subject that moves takes its colours along; another person brings other ones. */
function colourDifference(a: Look, b: Look): number {
  return Math.hypot(earthMover(a.blue, b.blue), earthMover(a.red, b.red));
}

function earthMover(a: Uint8Array, b: Uint8Array): number {
  const [sortedA, sortedB] = [a.toSorted(), b.toSorted()];
  const cast = sortedB[sortedB.length >> 1]! - sortedA[sortedA.length >> 1]!;
  return sortedA.reduce((sum, value, i) => sum + Math.abs(sortedB[i]! - cast - value), 0) / a.length;
}

function coarseLikeness({ quarter: a }: Details, { quarter: b }: Details): number {
  const reach = Math.round(a.side / 5);
  let best = -1;
  for (let y = -reach; y <= reach; y++)
    for (let x = -reach; x <= reach; x++) {
      let [both, ownA, ownB] = [0, 0, 0];
      for (let row = Math.max(0, y); row < Math.min(a.side, a.side + y); row++)
        for (let column = Math.max(0, x); column < Math.min(a.side, a.side + x); column++) {
          const va = a.values[row * a.side + column]!;
          const vb = b.values[(row - y) * a.side + column - x]!;
          both += va * vb;
          ownA += va * va;
          ownB += vb * vb;
        }
      best = Math.max(best, both / (Math.sqrt(ownA * ownB) + 1));
    }
  return best;
}

/** sRGB level to linear light (IEC 61966-2-1). */
const linear = (level: number): number => (level <= 10 ? level / 255 / 12.92 : ((level / 255 + 0.055) / 1.055) ** 2.4);

/** Median over the ranks of the stops between equal ranks: exposure moves every rank, a passing subject only some. */
function stopsBetween(a: Uint8Array, b: Uint8Array): number {
  const [ranksA, ranksB] = [ranksOf(a), ranksOf(b)];
  const stops: number[] = [];
  ranksA.forEach((from, rank) => {
    const to = ranksB[rank]!;
    if (from > 3 && from < 250 && to > 3 && to < 250) stops.push(Math.log2(linear(to) / linear(from)));
  });
  if (stops.length > 0) return stops.sort((p, q) => p - q)[stops.length >> 1]!;
  const mean = (ranks: readonly number[]) =>
    ranks.reduce((sum, level) => sum + linear(level), 0) / ranks.length + 0.001;
  return Math.log2(mean(ranksB) / mean(ranksA));
}

const rankCount = 64;

/** The levels under which a 65th, two 65ths ... of the picture lie. */
function ranksOf(luma: Uint8Array): number[] {
  const counts = new Uint16Array(256);
  for (const level of luma) counts[level]! += 1;
  const ranks: number[] = [];
  let below = 0;
  for (let level = 0; level < 256; level++) {
    below += counts[level]!;
    while (ranks.length < rankCount && below > ((ranks.length + 1) / (rankCount + 1)) * luma.length) ranks.push(level);
  }
  return ranks;
}
