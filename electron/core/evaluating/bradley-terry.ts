/** @file A scale from preferences between pairs (Bradley and Terry 1952), by Hunter's iteration (2004). */

import { createChance, type Interval } from './chance.ts';
import type { Preference } from './read-labels.ts';

/** Half a win and half a loss against an average picture for everybody: what nobody beat would lie infinitely high. */
const prior = 0.5;

/** Log odds against the average picture, by name, with 95 % intervals over resampled comparisons. */
export function bradleyTerry(pairs: readonly Preference[], times = 200): Map<string, Interval> {
  const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const games = pairs.map(({ a, b, forA }) => [index.get(a)!, index.get(b)!, forA] as const);
  const scale = strengths(names.length, games);
  const chance = createChance(7);
  const drawn = names.map(() => [] as number[]);
  for (let time = 0; time < times; time++) {
    const sample = games.map(() => games[Math.floor(chance() * games.length)]!);
    for (const [i, value] of strengths(names.length, sample).entries()) drawn[i]!.push(value);
  }
  return new Map(
    names.map((name, i) => {
      const sorted = drawn[i]!.sort((a, b) => a - b);
      const at = (fraction: number) => sorted[Math.floor(fraction * sorted.length)] ?? scale[i]!;
      return [name, { value: scale[i]!, low: at(0.025), high: at(0.975) }];
    }),
  );
}

function strengths(count: number, games: readonly (readonly [number, number, number])[]): number[] {
  let strength = new Float64Array(count).fill(1);
  for (let step = 0; step < 500; step++) {
    const wins = new Float64Array(count).fill(prior);
    const odds = Float64Array.from(strength, (s) => (2 * prior) / (s + 1));
    for (const [a, b, forA] of games) {
      const each = 1 / (strength[a]! + strength[b]!);
      wins[a]! += forA;
      wins[b]! += 1 - forA;
      odds[a]! += each;
      odds[b]! += each;
    }
    const next = wins.map((won, i) => won / odds[i]!);
    const moved = Math.max(...next.map((value, i) => Math.abs(Math.log(value / strength[i]!))));
    strength = next;
    if (moved < 1e-8) break;
  }
  const logs = Array.from(strength, Math.log);
  const mean = logs.reduce((a, b) => a + b, 0) / count;
  return logs.map((value) => value - mean);
}
