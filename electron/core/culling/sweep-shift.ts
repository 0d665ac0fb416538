/** @file Whether one picture is another moved sideways or up: the difference hash compared with itself shifted by whole cells. */

const side = 8;
/** Of the overlapping bits, at most this share may differ; unrelated pictures differ in half. */
const matchShare = 0.2;

export type SweepDirection = 'left' | 'right' | 'up' | 'down';

/** Direction in which the camera turned from `a` to `b` by a quarter to five eighths of the frame; null where no such turn explains the pair clearly better than standing still. */
export function sweepShift(a: Int32Array, b: Int32Array): SweepDirection | null {
  const still = differingShare(a, b, 0, 0);
  if (still < 0.25) return null;
  let best: { share: number; direction: SweepDirection } | null = null;
  for (let cells = 2; cells <= 5; cells++) {
    const tries: [number, number, SweepDirection][] = [
      [cells, 0, 'right'],
      [-cells, 0, 'left'],
      [0, cells, 'down'],
      [0, -cells, 'up'],
    ];
    for (const [x, y, direction] of tries) {
      const share = differingShare(a, b, x, y);
      if (best === null || share < best.share) best = { share, direction };
    }
  }
  return best !== null && best.share <= matchShare && best.share <= still - 0.15 ? best.direction : null;
}

/** Share of bits that differ where `b` lies `x` cells right and `y` cells down of `a`. */
function differingShare(a: Int32Array, b: Int32Array, x: number, y: number): number {
  let differing = 0;
  let compared = 0;
  for (let row = Math.max(0, -y); row < Math.min(side, side - y); row++) {
    for (let column = Math.max(0, -x); column < Math.min(side, side - x); column++) {
      for (const half of [0, 64]) {
        compared++;
        const inA = half + (row + y) * side + column + x;
        const inB = half + row * side + column;
        if (bit(a, inA) !== bit(b, inB)) differing++;
      }
    }
  }
  return differing / compared;
}

/** Bit `index` in the hash's reading order. */
function bit(words: Int32Array, index: number): number {
  return (words[index >> 5]! >>> (31 - (index & 31))) & 1;
}
