/** @file What one quality for all pictures would have taken, chosen so that the worst of them still keeps the target: the worst case of proofs. */

export interface Sized {
  /** Setting that was kept. */
  index: number;
  /** Bytes by setting, as far as they are known. */
  sizes: readonly { index: number; bytes: number }[];
}

export interface FixedQuality {
  index: number;
  bytes: number;
  /** How many of the pictures were not encoded at this setting; their size is read off between settings that were. */
  estimated: number;
}

/** Null where there are no pictures. */
export function fixedQuality(pictures: readonly Sized[]): FixedQuality | null {
  if (pictures.length === 0) return null;
  const index = Math.max(...pictures.map((picture) => picture.index));
  let bytes = 0;
  let estimated = 0;
  for (const { sizes } of pictures) {
    const known = sizes.find((size) => size.index === index);
    if (!known) estimated += 1;
    bytes += known?.bytes ?? between(sizes, index);
  }
  return { index, bytes: Math.round(bytes), estimated };
}

/** Sizes grow about exponentially from one setting to the next. */
function between(sizes: Sized['sizes'], index: number): number {
  const sorted = [...sizes].sort((a, b) => a.index - b.index);
  const above = sorted.findIndex((size) => size.index > index);
  const [low, high] = above > 0 ? [sorted[above - 1]!, sorted[above]!] : [sorted.at(-2) ?? sorted[0]!, sorted.at(-1)!];
  if (high.index === low.index) return high.bytes;
  const growth = Math.log(high.bytes / low.bytes) / (high.index - low.index);
  return low.bytes * Math.exp(growth * (index - low.index));
}
