/**
 * @file [Note: Drift] A number that is another one since a day. Photos of one shoot are alike, so that shoots are what is counted: their medians before
 * and after every possible day, Student's t over them, corrected for the number of days looked at, and, where shoots are enough, a permutation of their order
 * on top. Over everything that is looked at, false discoveries are kept rare (Benjamini and Hochberg 1995), and what does not matter (less than a fifth
 * of the spread of photos) is not said.
 */
import { createChance } from '../evaluating/chance.ts';
import { studentP } from './student.ts';

export interface TimedSample {
  id: number;
  /** Shoot, or day of one. */
  session: string;
  /** Milliseconds. */
  atMs: number;
  value: number;
}

export interface FoundDrift {
  /** Of the first shoot after. */
  sinceMs: number;
  before: Side;
  after: Side;
  /** (after - before) over the spread of photos. */
  size: number;
  p: number;
}

export interface Side {
  median: number;
  photos: number;
  sessions: number;
  /** Nearest the median: what it looks like. */
  ids: number[];
  /** Share of photos under the 5th percentile of those before. */
  tail: number;
}

/** Fewer photos of a shoot, fewer shoots on a side, say nothing. */
const fewestPhotos = 5;
const fewestSessions = 3;
const smallest = 0.2;
const permutations = 400;
/** What the order of shoots at random may come to at most. */
const believed = 0.01;
const shownIds = 4;

/** The likeliest day of a change; null where shoots are too few or there is none worth a look. `p` is not yet corrected for how many numbers are looked at. */
export function findDrift(samples: readonly TimedSample[]): FoundDrift | null {
  const sessions = sessionsOf(samples);
  if (sessions.length < 2 * fewestSessions) return null;
  const medians = sessions.map(({ median }) => median);
  const best = likeliest(medians);
  if (!best) return null;
  const cuts = medians.length - 2 * fewestSessions + 1;
  let p = Math.min(1, best.p * cuts);
  // Student's t trusts that medians of shoots are about normal; their order put at random does not.
  if (p < 0.05 && medians.length >= 12) {
    const random = byChance(medians, best.t);
    if (random > believed) p = Math.max(p, random);
  }
  const [before, after] = [sessions.slice(0, best.cut), sessions.slice(best.cut)].map((part) =>
    part.flatMap((one) => one.samples),
  ) as [TimedSample[], TimedSample[]];
  const spread = spreadOf(samples.map(({ value }) => value));
  const low = quantileOf(
    before.map(({ value }) => value),
    0.05,
  );
  const sideOf = (part: TimedSample[], count: number): Side => {
    const median = quantileOf(
      part.map(({ value }) => value),
      0.5,
    );
    const nearest = [...part].sort((a, b) => Math.abs(a.value - median) - Math.abs(b.value - median));
    return {
      median,
      photos: part.length,
      sessions: count,
      ids: nearest.slice(0, shownIds).map(({ id }) => id),
      tail: part.filter(({ value }) => value < low).length / part.length,
    };
  };
  const sides = { before: sideOf(before, best.cut), after: sideOf(after, sessions.length - best.cut) };
  const size = spread > 0 ? (sides.after.median - sides.before.median) / spread : 0;
  if (Math.abs(size) < smallest) return null;
  return { sinceMs: sessions[best.cut]!.atMs, ...sides, size, p };
}

/** Which of these are found while at most `rate` of what is said is false. */
export function withoutFalse(all: readonly { p: number }[], tests: number, rate = 0.03): boolean[] {
  const order = all.map((_, i) => i).sort((a, b) => all[a]!.p - all[b]!.p);
  let last = -1;
  order.forEach((index, rank) => {
    if (all[index]!.p <= (rate * (rank + 1)) / tests) last = rank;
  });
  const said = new Set(order.slice(0, last + 1));
  return all.map((_, i) => said.has(i));
}

function sessionsOf(samples: readonly TimedSample[]) {
  const by = new Map<string, TimedSample[]>();
  for (const sample of samples) {
    const same = by.get(sample.session);
    if (same) same.push(sample);
    else by.set(sample.session, [sample]);
  }
  return [...by.values()]
    .filter((of) => of.length >= fewestPhotos)
    .map((of) => ({
      samples: of,
      median: quantileOf(
        of.map(({ value }) => value),
        0.5,
      ),
      atMs: Math.min(...of.map(({ atMs }) => atMs)),
    }))
    .sort((a, b) => a.atMs - b.atMs);
}

function likeliest(medians: readonly number[]): { cut: number; p: number; t: number } | null {
  let best: { cut: number; p: number; t: number } | null = null;
  // How much shoots differ at the least: three that happen to be equal are no proof.
  const floor = (0.1 * spreadOf(medians)) ** 2;
  for (let cut = fewestSessions; cut <= medians.length - fewestSessions; cut++) {
    const [a, b] = [momentsOf(medians.slice(0, cut)), momentsOf(medians.slice(cut))];
    const degrees = medians.length - 2;
    const variance = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / degrees + floor;
    if (variance === 0) continue;
    const t = Math.abs(a.mean - b.mean) / Math.sqrt(variance * (1 / a.n + 1 / b.n));
    const p = studentP(t, degrees);
    if (!best || p < best.p) best = { cut, p, t };
  }
  return best;
}

/** How often shoots in random order have a day as good as this. */
function byChance(medians: readonly number[], t: number): number {
  const chance = createChance(17);
  const order = [...medians];
  let reached = 0;
  for (let time = 0; time < permutations; time++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    if ((likeliest(order)?.t ?? 0) >= t) reached += 1;
  }
  return (reached + 1) / (permutations + 1);
}

function momentsOf(values: readonly number[]) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { n: values.length, mean, variance };
}

/** Interquartile range on the scale of a standard deviation. */
function spreadOf(values: readonly number[]): number {
  return (quantileOf(values, 0.75) - quantileOf(values, 0.25)) / 1.349;
}

/** Between neighbours where it falls between them. */
export function quantileOf(values: readonly number[], fraction: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * fraction;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at));
}
