/** @file The search for the smallest setting that keeps a target: few looks, since each encodes, decodes and measures a picture. */

export interface Look {
  /** How far above what is asked, in any unit that grows with quality; negative: it fails. */
  margin: number;
}

export interface Found<T extends Look> {
  index: number;
  look: T;
  reached: boolean;
}

/** Steps out from the first guess while only one side is known: doubled each time. */
const firstStep = 4;
const farthestStep = 32;
/** Settings below the smallest found that are looked at too: what coders make of neighbouring qualities is not quite in order. */
const alsoBelow = 2;

/**
 * Among settings 0 .. count - 1, ordered by size and, nearly, by quality: the smallest that keeps the target, with the settings right below it seen
 * to fail; the last setting where none keeps it. `guess`: where to begin, and by how much the margin grows from one setting to the next there,
 * if that is known.
 */
export async function smallestKept<T extends Look>(
  count: number,
  look: (index: number) => Promise<T>,
  guess: { index: number; slope: number | null },
): Promise<Found<T>> {
  const seen = new Map<number, T>();
  const at = async (index: number): Promise<T> => {
    const known = seen.get(index) ?? (await look(index));
    seen.set(index, known);
    return known;
  };
  let fails = -1;
  let keeps = count;
  let next = Math.min(count - 1, Math.max(0, guess.index));
  let step = firstStep;
  let isStuck = false;
  while (keeps - fails > 1) {
    const before = keeps - fails;
    const { margin } = await at(next);
    if (margin >= 0) keeps = next;
    else fails = next;
    if (keeps - fails <= 1) break;
    if (keeps < count && fails >= 0) {
      const [low, high] = [seen.get(fails)!.margin, seen.get(keeps)!.margin];
      const crossing = fails + Math.ceil(((keeps - fails) * -low) / (high - low));
      next = isStuck ? Math.floor((fails + keeps) / 2) : inside(crossing, fails, keeps);
      // A side that hardly moves: halve next time.
      isStuck = !isStuck && keeps - fails > before / 2 && before < count;
    } else {
      const by = (seen.size === 1 && stepBySlope(margin, guess.slope)) || step;
      next = margin >= 0 ? Math.max(0, next - by) : Math.min(count - 1, next + by);
      step = 2 * by;
    }
  }
  if (keeps === count) return { index: count - 1, look: await at(count - 1), reached: false };
  for (let index = keeps - 1; index >= Math.max(0, keeps - alsoBelow); index--) {
    if ((await at(index)).margin >= 0) keeps = index;
  }
  return { index: keeps, look: seen.get(keeps)!, reached: true };
}

/** Just to the other side of what is asked, where the slope is known; null else. */
const stepBySlope = (margin: number, slope: number | null): number | null => {
  if (slope === null || !(slope > 0)) return null;
  const by = margin >= 0 ? Math.floor(margin / slope) + 1 : Math.ceil(-margin / slope);
  return Number.isFinite(by) ? Math.min(farthestStep, by) : null;
};

/** Strictly between the two; the middle where nothing can be said. */
const inside = (index: number, low: number, high: number) =>
  Number.isFinite(index) ? Math.min(high - 1, Math.max(low + 1, index)) : Math.floor((low + high) / 2);
