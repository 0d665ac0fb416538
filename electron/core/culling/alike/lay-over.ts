/** @file How two pictures lie over each other: the shift under which their details agree best. */
import { boxSum, type Detail, type Details } from './detail.ts';
import { correlate, spectrumSide } from './spectrum.ts';

export interface Lie {
  /** Where the second picture's corner lies in the first, as fractions of the frame: x 0.25 means the camera turned right by a quarter. */
  x: number;
  y: number;
  /** Correlation of details where they overlap, -1..1. */
  match: number;
  /** Share of the frame that overlaps. */
  overlap: number;
}

/** A smaller overlap than this cannot be told from chance. */
const leastOverlap = 0.04;
/** Cells over which neighbouring details vary together: this many count as one observation. */
const cellsPerObservation = 6;
const mostCandidates = 6;

/** Correlation at a shift in whole cells; `sure` is the match less what chance gives in so small an overlap. */
interface Try {
  x: number;
  y: number;
  match: number;
  sure: number;
}

/**
 * Normalised cross-correlation over overlaps, coarse to fine: every shift at half resolution, then the best few at full resolution.
 * (As Lewis, "Fast normalized cross-correlation", 1995; here each overlap is weighed by how many cells speak for it.)
 */
export function layOver(a: Details, b: Details): Lie {
  const still = bestAround(a.fine, b.fine, { x: 0, y: 0 }, 2);
  // Most frames of a burst end here.
  if (still.match >= 0.85) return toLie(still, a.fine.side);
  const coarse = everyShift(a, b);
  let best = still;
  for (const { x, y } of coarse) {
    const found = bestAround(a.fine, b.fine, { x: 2 * x, y: 2 * y }, 1);
    if (found.sure > best.sure) best = found;
  }
  return toLie(best, a.fine.side);
}

/** Correlation at a shift that is expected, give or take two cells. */
export function matchNear(a: Details, b: Details, { x, y }: { x: number; y: number }): number {
  const { side } = a.fine;
  const inside = (value: number) => Math.max(3 - side, Math.min(side - 3, Math.round(value * side)));
  return bestAround(a.fine, b.fine, { x: inside(x), y: inside(y) }, 2).match;
}

function toLie({ x, y, match }: Try, side: number): Lie {
  return { x: x / side, y: y / side, match, overlap: (1 - Math.abs(x) / side) * (1 - Math.abs(y) / side) };
}

/** By shift, of one call at a time. */
const sure = new Float32Array(spectrumSide ** 2);

/** The shifts that look best at half the resolution, no two of them neighbours. */
function everyShift(a: Details, b: Details): { x: number; y: number }[] {
  const { side } = a.half;
  const both = correlate(a.spectrum, b.spectrum);
  sure.fill(Number.NEGATIVE_INFINITY);
  const at = (x: number, y: number) => (y & (spectrumSide - 1)) * spectrumSide + (x & (spectrumSide - 1));
  for (let y = 1 - side; y < side; y++)
    for (let x = 1 - side; x < side; x++) {
      if ((side - Math.abs(x)) * (side - Math.abs(y)) < leastOverlap * side * side) continue;
      sure[at(x, y)] = tryOf(a.half, b.half, x, y, both[at(x, y)]!).sure;
    }
  const kept: { x: number; y: number }[] = [];
  while (kept.length < mostCandidates) {
    let best = { x: 0, y: 0, sure: 0 };
    for (let y = 1 - side; y < side; y++)
      for (let x = 1 - side; x < side; x++) if (sure[at(x, y)]! > best.sure) best = { x, y, sure: sure[at(x, y)]! };
    if (best.sure <= 0) break;
    kept.push(best);
    for (let y = best.y - 1; y <= best.y + 1; y++)
      for (let x = best.x - 1; x <= best.x + 1; x++) sure[at(x, y)] = Number.NEGATIVE_INFINITY;
  }
  return kept;
}

function bestAround(a: Detail, b: Detail, at: { x: number; y: number }, reach: number): Try {
  let best: Try | null = null;
  for (let y = at.y - reach; y <= at.y + reach; y++)
    for (let x = at.x - reach; x <= at.x + reach; x++) {
      const found = tryAt(a, b, x, y);
      if (best === null || found.sure > best.sure) best = found;
    }
  return best!;
}

function tryAt(a: Detail, b: Detail, x: number, y: number): Try {
  const { side, values } = a;
  const others = b.values;
  const left = Math.max(0, x);
  const right = Math.min(side, side + x);
  const bottom = Math.min(side, side + y);
  let both = 0;
  for (let row = Math.max(0, y); row < bottom; row++) {
    let inB = (row - y) * side + left - x;
    const end = row * side + right;
    for (let inA = row * side + left; inA < end; inA++) both += values[inA]! * others[inB++]!;
  }
  return tryOf(a, b, x, y, both);
}

/** From the sum of products over the overlap at a shift. */
function tryOf(a: Detail, b: Detail, x: number, y: number, both: number): Try {
  const { side } = a;
  const left = Math.max(0, x);
  const right = Math.min(side, side + x);
  const top = Math.max(0, y);
  const bottom = Math.min(side, side + y);
  const ownA = boxSum(a.energy, side, left, top, right, bottom);
  const ownB = boxSum(b.energy, side, left - x, top - y, right - x, bottom - y);
  const count = Math.max(0, right - left) * Math.max(0, bottom - top);
  // Plain sky correlates with nothing: its details are noise.
  const match = both / (Math.sqrt(Math.max(0, ownA * ownB)) + 0.05 * count + 1e-6);
  return { x, y, match, sure: match - 2 / Math.sqrt(Math.max(1, count / cellsPerObservation)) };
}
