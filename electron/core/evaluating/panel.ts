/** @file What a panel says, and how far it can be believed: means, outliers (ITU-R BT.500), intraclass correlation, one half against the other. */
import { createChance } from './chance.ts';
import { spearman } from './correlate.ts';
import type { Rating } from './read-labels.ts';

export interface Panel {
  /** Mean rating by picture, of the raters that were kept. */
  means: Map<string, number>;
  raters: number;
  /** Left out by BT.500's screening. */
  outliers: string[];
  /** Agreement of single raters and of their mean; null where the file names no raters or nobody rated twice. `form` as McGraw and Wong name it. */
  icc: { form: 'ICC(2,1)' | 'ICC(1,1)'; single: number; mean: number } | null;
  /** SRCC of the means of two random halves of the raters (median of 100 splits), and what a perfect metric could reach with the whole panel. */
  halves: { srcc: number; ceiling: number } | null;
}

export function panelOf(ratings: readonly Rating[]): Panel {
  const named = ratings.some(({ rater }) => rater !== null);
  const raters = new Set(ratings.map(({ rater }) => rater));
  const outliers = named ? outliersOf(byPicture(ratings)) : [];
  const kept = ratings.filter(({ rater }) => rater === null || !outliers.includes(rater));
  const pictures = byPicture(kept);
  const means = new Map([...pictures].map(([picture, of]) => [picture, meanOf([...of.values()].flat())]));
  return {
    means,
    raters: named ? raters.size : 0,
    outliers,
    icc: named ? iccOf(pictures) : null,
    halves: named ? halvesOf(pictures) : null,
  };
}

/** picture -> rater -> what he said; more than once where he rated it again. */
type ByPicture = Map<string, Map<string, number[]>>;

function byPicture(ratings: readonly Rating[]): ByPicture {
  const pictures: ByPicture = new Map();
  ratings.forEach(({ picture, rater, rating }, i) => {
    const of = pictures.get(picture) ?? new Map<string, number[]>();
    pictures.set(picture, of);
    const who = rater ?? `#${i}`;
    of.set(who, [...(of.get(who) ?? []), rating]);
  });
  return pictures;
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const ratingsOf = (of: ReadonlyMap<string, readonly number[]>) =>
  [...of].map(([who, all]) => [who, meanOf(all)] as const);

/** Rec. ITU-R BT.500, annex 1: too often far from the others, and on both sides. */
function outliersOf(pictures: ByPicture): string[] {
  const counts = new Map<string, { above: number; below: number; all: number }>();
  for (const of of pictures.values()) {
    const said = ratingsOf(of);
    const mean = meanOf(said.map(([, value]) => value));
    const second = meanOf(said.map(([, value]) => (value - mean) ** 2));
    const fourth = meanOf(said.map(([, value]) => (value - mean) ** 4));
    const kurtosis = second > 0 ? fourth / second ** 2 : 0;
    const deviation = Math.sqrt((second * said.length) / Math.max(1, said.length - 1));
    const far = (kurtosis >= 2 && kurtosis <= 4 ? 2 : Math.sqrt(20)) * deviation;
    for (const [who, value] of said) {
      const count = counts.get(who) ?? { above: 0, below: 0, all: 0 };
      counts.set(who, count);
      count.all += 1;
      if (second > 0 && value >= mean + far) count.above += 1;
      if (second > 0 && value <= mean - far) count.below += 1;
    }
  }
  return [...counts]
    .filter(([, { above, below, all }]) => {
      const both = above + below;
      return both / all > 0.05 && Math.abs(above - below) / both < 0.3;
    })
    .map(([who]) => who)
    .sort();
}

/** Two-way, absolute agreement, where everybody rated everything; else one-way. Shrout and Fleiss 1979, McGraw and Wong 1996. */
function iccOf(pictures: ByPicture): Panel['icc'] {
  const rows = [...pictures.values()].map((of) => new Map(ratingsOf(of))).filter((of) => of.size > 1);
  if (rows.length < 2) return null;
  const raters = new Set(rows.flatMap((of) => [...of.keys()]));
  const total = rows.reduce((sum, of) => sum + of.size, 0);
  const all = rows.flatMap((of) => [...of.values()]);
  const grand = meanOf(all);
  const between =
    rows.reduce((sum, of) => sum + of.size * (meanOf([...of.values()]) - grand) ** 2, 0) / (rows.length - 1);
  const isWhole = total === rows.length * raters.size;
  if (isWhole) {
    const [n, k] = [rows.length, raters.size];
    const ofRater = [...raters].map((who) => meanOf(rows.map((of) => of.get(who)!)));
    const columns = (n * ofRater.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (k - 1);
    const whole = all.reduce((sum, value) => sum + (value - grand) ** 2, 0);
    const rest = (whole - between * (n - 1) - columns * (k - 1)) / ((n - 1) * (k - 1));
    const single = (between - rest) / (between + (k - 1) * rest + (k * (columns - rest)) / n);
    const mean = (between - rest) / (between + (columns - rest) / n);
    return finite('ICC(2,1)', single, mean);
  }
  const within =
    rows.reduce((sum, of) => {
      const mean = meanOf([...of.values()]);
      return sum + [...of.values()].reduce((part, value) => part + (value - mean) ** 2, 0);
    }, 0) / Math.max(1, total - rows.length);
  const size = (total - rows.reduce((sum, of) => sum + of.size ** 2, 0) / total) / (rows.length - 1);
  const single = (between - within) / (between + (size - 1) * within);
  return finite('ICC(1,1)', single, (between - within) / between);
}

const finite = (form: 'ICC(2,1)' | 'ICC(1,1)', single: number, mean: number): Panel['icc'] =>
  Number.isFinite(single) && Number.isFinite(mean) ? { form, single, mean } : null;

const splits = 100;

function halvesOf(pictures: ByPicture): Panel['halves'] {
  const raters = [...new Set([...pictures.values()].flatMap((of) => [...of.keys()]))].sort();
  if (raters.length < 4) return null;
  const chance = createChance(11);
  const found: number[] = [];
  for (let split = 0; split < splits; split++) {
    for (let i = raters.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [raters[i], raters[j]] = [raters[j]!, raters[i]!];
    }
    const first = new Set(raters.slice(0, raters.length >> 1));
    const [a, b]: [number[], number[]] = [[], []];
    for (const of of pictures.values()) {
      const said = ratingsOf(of);
      const [mine, theirs] = [said.filter(([who]) => first.has(who)), said.filter(([who]) => !first.has(who))];
      if (mine.length === 0 || theirs.length === 0) continue;
      a.push(meanOf(mine.map(([, value]) => value)));
      b.push(meanOf(theirs.map(([, value]) => value)));
    }
    const value = a.length > 2 ? spearman(a, b) : null;
    if (value !== null) found.push(value);
  }
  if (found.length < splits / 2) return null;
  const srcc = found.sort((a, b) => a - b)[found.length >> 1]!;
  // Spearman and Brown: two halves make a whole panel; a metric that knew the truth would still meet the panel's own error.
  const whole = (2 * Math.max(0, srcc)) / (1 + Math.max(0, srcc));
  return { srcc, ceiling: Math.sqrt(whole) };
}
