/** @file Stacks against the truth: pairs found, pairs right, sets kept whole, frames of sets suggested as rejects. */

import type { Stack } from '../../electron/contract/stack.ts';
import { defaultCullSettings } from '../../electron/contract/suggestion.ts';
import { suggest } from '../../electron/core/culling/suggest.ts';
import type { Taken } from './make.ts';

export interface Judgement {
  script: string;
  frames: number;
  /** Pairs of frames that belong together, and how many of them are in one stack. */
  pairs: number;
  pairsFound: number;
  /** Pairs in one stack that has a frame of this script, and how many of them belong together. */
  pairsMade: number;
  pairsRight: number;
  /** Frames in stacks that are left whole, of the right kind. */
  protectedFrames: number;
  rightKind: number;
  /** Frames suggested as rejects. */
  rejects: number;
}

export function judgeStacks(taken: readonly Taken[], stacks: readonly Stack[]): Judgement[] {
  const byId = new Map(taken.map((one) => [one.stack.id, one]));
  const found = new Map<string, Judgement>();
  const of = (script: string): Judgement => {
    const known = found.get(script) ?? {
      ...{ script, frames: 0, pairs: 0, pairsFound: 0, pairsMade: 0, pairsRight: 0 },
      ...{ protectedFrames: 0, rightKind: 0, rejects: 0 },
    };
    found.set(script, known);
    return known;
  };
  const sizes = new Map<string, number>();
  const suggestions = suggest(
    taken.map((one) => one.suggest),
    stacks,
    defaultCullSettings,
  );
  taken.forEach(({ script, group }, i) => {
    of(script).frames += 1;
    if (suggestions[i]!.class === 'reject') of(script).rejects += 1;
    if (group !== null) sizes.set(`${script}\n${group}`, (sizes.get(`${script}\n${group}`) ?? 0) + 1);
  });
  for (const [key, size] of sizes) of(key.split('\n')[0]!).pairs += (size * (size - 1)) / 2;
  for (const { kind, photoIds } of stacks) {
    const frames = photoIds.map((id) => byId.get(id)!);
    frames.forEach((a, i) => {
      const own = of(a.script);
      if (kind === 'bracket' || kind === 'focus-stack' || kind === 'panorama') {
        own.protectedFrames += 1;
        if (kind === a.truth) own.rightKind += 1;
      }
      for (const b of frames.slice(i + 1)) {
        own.pairsMade += 1;
        const right = a.group !== null && a.group === b.group;
        if (right) own.pairsRight += 1;
        if (right) own.pairsFound += 1;
      }
    });
  }
  return [...found.values()];
}

const percent = (part: number, whole: number) => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));

/** A table for people. */
export function judgementLines(judged: readonly Judgement[]): string[] {
  const rows = judged.map((one) => [
    one.script.padEnd(30),
    String(one.frames).padStart(6),
    percent(one.pairsFound, one.pairs).padStart(12),
    percent(one.pairsRight, one.pairsMade).padStart(12),
    percent(one.protectedFrames, one.frames).padStart(11),
    percent(one.rightKind, one.frames).padStart(11),
    String(one.rejects).padStart(8),
  ]);
  const head = [
    'script'.padEnd(30),
    'frames',
    ' pairs found',
    ' pairs right',
    ' left whole',
    ' right kind',
    ' rejects',
  ];
  return [head, ...rows].map((cells) => cells.join(' '));
}
