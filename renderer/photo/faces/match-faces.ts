/**
 * @file The same person in frames taken one after the other, by place alone: faces of a burst move little, and mostly together with the camera.
 * Per frame: the common shift of the picture is the one under which most faces find a partner; under it, pairs are taken closest first.
 */
import type { Box } from '../../../electron/contract/face.ts';

export interface MatchableFace {
  box: Box;
  /** From the file's own regions; two different names never match. */
  name?: string | null;
}

export interface FaceFrame {
  faces: readonly MatchableFace[];
  /** Width over height, so that distances are the same both ways. */
  aspect: number;
}

/** One person: for every frame the index of the face, or null where it was not found. */
export type PersonRow = readonly (number | null)[];

/** Further apart than this, in face widths, is another person. */
const reach = 0.9;
/** Sizes further apart than this factor are, too. */
const sizeFactor = 1.7;

interface Spot {
  x: number;
  y: number;
  size: number;
  name: string | null;
}

const spotOf = ({ box, name }: MatchableFace, aspect: number): Spot => ({
  x: (box.x + box.w / 2) * aspect,
  y: box.y + box.h / 2,
  size: (box.w * aspect + box.h) / 2,
  name: name ?? null,
});

/** Distance in face widths after the shift; infinite where it cannot be the same person. */
const distance = (a: Spot, b: Spot, shift: { x: number; y: number }): number => {
  if (a.name !== null && b.name !== null) return a.name === b.name ? 0 : Number.POSITIVE_INFINITY;
  const ratio = a.size / b.size;
  if (ratio > sizeFactor || ratio < 1 / sizeFactor) return Number.POSITIVE_INFINITY;
  const size = (a.size + b.size) / 2;
  const apart = Math.hypot(a.x + shift.x - b.x, a.y + shift.y - b.y) / size;
  return apart > reach ? Number.POSITIVE_INFINITY : apart;
};

type Pair = { from: number; to: number; apart: number };

const pairsUnder = (from: readonly Spot[], to: readonly Spot[], shift: { x: number; y: number }): Pair[] => {
  const all: Pair[] = [];
  from.forEach((a, i) => {
    to.forEach((b, j) => {
      const apart = distance(a, b, shift);
      if (apart !== Number.POSITIVE_INFINITY) all.push({ from: i, to: j, apart });
    });
  });
  all.sort((p, q) => p.apart - q.apart);
  const usedFrom = new Set<number>();
  const usedTo = new Set<number>();
  return all.filter((p) => {
    if (usedFrom.has(p.from) || usedTo.has(p.to)) return false;
    usedFrom.add(p.from);
    usedTo.add(p.to);
    return true;
  });
};

/** More pairs win; of as many, the closer ones; of as close, the smaller shift. */
const bestPairs = (from: readonly Spot[], to: readonly Spot[]): Pair[] => {
  let best: Pair[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  const consider = (shift: { x: number; y: number }): void => {
    const pairs = pairsUnder(from, to, shift);
    const cost = pairs.reduce((sum, p) => sum + p.apart, 0) + Math.hypot(shift.x, shift.y) * 2;
    if (pairs.length > best.length || (pairs.length === best.length && cost < bestCost)) {
      best = pairs;
      bestCost = cost;
    }
  };
  consider({ x: 0, y: 0 });
  // One face alone says nothing about the camera; two that moved alike do.
  if (from.length > 1 && to.length > 1 && from.length * to.length <= 400) {
    for (const a of from) for (const b of to) consider({ x: b.x - a.x, y: b.y - a.y });
  }
  return best;
};

/** Indices of the second frame's faces for those of the first; null where nobody matches. */
export const matchTwo = (a: FaceFrame, b: FaceFrame): (number | null)[] => {
  const row: (number | null)[] = a.faces.map(() => null);
  const pairs = bestPairs(
    a.faces.map((f) => spotOf(f, a.aspect)),
    b.faces.map((f) => spotOf(f, b.aspect)),
  );
  for (const pair of pairs) row[pair.from] = pair.to;
  return row;
};

/** Rows of persons over all frames, in order of appearance. A person who was away for some frames is looked for where they were last. */
export const matchFaces = (frames: readonly FaceFrame[]): PersonRow[] => {
  const rows: { cells: (number | null)[]; last: Spot }[] = [];
  frames.forEach((frame, column) => {
    const spots = frame.faces.map((f) => spotOf(f, frame.aspect));
    const taken = new Set<number>();
    const pairs = bestPairs(
      rows.map((row) => row.last),
      spots,
    );
    for (const row of rows) row.cells.push(null);
    for (const { from, to } of pairs) {
      rows[from]!.cells[column] = to;
      rows[from]!.last = spots[to]!;
      taken.add(to);
    }
    spots.forEach((spot, i) => {
      if (taken.has(i)) return;
      rows.push({ cells: [...Array<null>(column).fill(null), i], last: spot });
    });
  });
  return rows.map((row) => row.cells);
};
