/** @file Counts and medians of a shoot: the left panel, and the tick on every bar. */

import type { Folder } from '../../contract/folder.ts';
import { measureNames } from '../../contract/photo-fields.ts';
import type { ScoreDescription, ScoreScale } from '../../contract/score.ts';
import type { DecisionCounts, ShootSummary } from '../../contract/shoot-summary.ts';
import { lackingScores } from '../results/lacking-scores.ts';
import { sizeAsShown } from './photo-card.ts';
import { readNumber } from './read-fields.ts';
import { isLookedAt, type ShootPhoto } from './shoot-photo.ts';

/** `decided`: what decisions change, counted already. `weights`: SHA-256 of the installed weights by model id. */
export function summariseShoot(
  folder: Folder,
  photos: readonly ShootPhoto[],
  problems: number,
  weights: ReadonlyMap<string, string>,
  decided: DecisionCounts,
): ShootSummary {
  const found: Record<string, number> = {};
  const stacks = new Set<number>();
  let notLookedAt = 0;
  let unscored = 0;
  let stale = 0;
  for (const photo of photos) {
    const canScore = photo.state === 'ready' || photo.state === 'damaged';
    const lack = canScore ? lackingScores(photo.scores, weights) : null;
    if (lack === 'some') unscored += 1;
    else if (lack === 'current') stale += 1;
    if (!isLookedAt(photo)) notLookedAt += 1;
    if (photo.stack && photo.stack.photoIds.length > 1) stacks.add(photo.stack.id);
    for (const code of findingCodes(photo)) found[code] = (found[code] ?? 0) + 1;
  }
  return {
    folder,
    total: photos.length,
    ...decided,
    found,
    problems,
    stacks: stacks.size,
    unscored,
    stale,
    medians: mediansOf(photos),
    scales: scalesOf(photos),
    aspect: aspectOf(photos),
    notLookedAt,
  };
}

/** Extremes are held at 2:1, and small differences rounded away: cells must not change their shape with every frame that is read. */
function aspectOf(photos: readonly ShootPhoto[]): number {
  let sum = 0;
  let count = 0;
  for (const photo of photos) {
    const { widthPx, heightPx } = sizeAsShown(photo);
    if (widthPx <= 0 || heightPx <= 0) continue;
    sum += Math.max(-Math.LN2, Math.min(Math.LN2, Math.log(widthPx / heightPx)));
    count += 1;
  }
  return count === 0 ? 1.5 : Math.round(Math.exp(sum / count) * 20) / 20;
}

/** What was found against a photo, and what protects it; praise is no finding. */
function findingCodes(photo: ShootPhoto): Set<string> {
  const reasons = photo.suggestion?.reasons ?? [];
  return new Set(
    reasons.filter(({ weight, code }) => weight !== 'good' && code !== 'not-measured').map(({ code }) => code),
  );
}

/** How the scores of this shoot are to be read, in the order in which they stand in a cell: by "score:<model>" and "score:<model>.<attribute>". */
function scalesOf(photos: readonly ShootPhoto[]): Record<string, ScoreScale> {
  const found = new Map<string, ScoreDescription>();
  for (const { scores } of photos) for (const { model, scale } of scores) found.set(model, scale);
  const scales: Record<string, ScoreScale> = {};
  for (const [model, { attributes = {}, ...scale }] of [...found].sort((a, b) => a[1].rank - b[1].rank)) {
    scales[`score:${model}`] = scale;
    for (const [name, one] of Object.entries(attributes)) scales[`score:${model}.${name}`] = one;
  }
  return scales;
}

/** Per measure name and per "score:<model>". */
export function mediansOf(photos: readonly ShootPhoto[]): Record<string, number> {
  const medians: Record<string, number> = {};
  const values = new Float64Array(photos.length);
  for (const key of measureNames) {
    const read = readNumber[key];
    let count = 0;
    for (const photo of photos) {
      const value = read(photo);
      if (value !== null) values[count++] = value;
    }
    if (count > 0) medians[key] = upperMedian(values.subarray(0, count));
  }
  const ofModels = new Map<string, number[]>();
  const add = (name: string, value: number) => {
    const list = ofModels.get(name);
    if (list) list.push(value);
    else ofModels.set(name, [value]);
  };
  for (const { scores } of photos) {
    for (const { model, value, attributes } of scores) {
      add(model, value);
      for (const name in attributes) add(`${model}.${name}`, attributes[name]!);
    }
  }
  for (const [model, list] of ofModels) medians[`score:${model}`] = upperMedian(Float64Array.from(list));
  return medians;
}

/** The middle one, of an even number the higher of the two. Reorders `values`; found by partitioning (Hoare 1961, FIND), since sorting all costs ten times as much. */
function upperMedian(values: Float64Array): number {
  const middle = values.length >> 1;
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      [values[i], values[j]] = [values[j]!, values[i]!];
      i++;
      j--;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else break;
  }
  return values[middle]!;
}
