/** @file Counts and medians of a shoot: the left panel, and the tick on every bar. */
import type { Folder, ShootSummary } from '../../contract/folder.ts';
import type { Measures } from '../../contract/measures.ts';
import { isDecided, type ShootPhoto, suggestedClass } from './shoot-photo.ts';

const measured: (keyof Measures)[] = [
  'sharpness',
  'subjectSharpness',
  'motionBlur',
  'defocus',
  'clippedHighlights',
  'clippedShadows',
  'exposure',
  'noise',
  'contrast',
  'colourfulness',
];

/** `weights`: SHA-256 of the installed weights by model id. */
export function summariseShoot(
  folder: Folder,
  photos: readonly ShootPhoto[],
  problems: number,
  weights: ReadonlyMap<string, string>,
): ShootSummary {
  const suggested = { keep: 0, reject: 0, undecided: 0 };
  const found: Record<string, number> = {};
  const stacks = new Set<number>();
  let picks = 0;
  let rejects = 0;
  let unscored = 0;
  let stale = 0;
  for (const photo of photos) {
    const lack = scoresLacking(photo, weights);
    if (lack === 'some') unscored += 1;
    else if (lack === 'current') stale += 1;
    if (photo.decision.flag === 'pick') picks += 1;
    else if (photo.decision.flag === 'reject') rejects += 1;
    if (!isDecided(photo)) suggested[suggestedClass(photo)] += 1;
    if (photo.stack && photo.stack.photoIds.length > 1) stacks.add(photo.stack.id);
    for (const code of findingCodes(photo)) found[code] = (found[code] ?? 0) + 1;
  }
  return {
    folder,
    total: photos.length,
    picks,
    rejects,
    undecided: photos.length - picks - rejects,
    suggested,
    found,
    problems,
    stacks: stacks.size,
    unscored,
    stale,
    medians: mediansOf(photos),
  };
}

/** some: an installed model has no number for it. current: all have, but not all by the weights installed now. */
function scoresLacking(photo: ShootPhoto, weights: ReadonlyMap<string, string>): 'some' | 'current' | null {
  if (photo.state !== 'ready' && photo.state !== 'damaged') return null;
  let isStale = false;
  for (const [model, sha256] of weights) {
    const score = photo.scores.find((one) => one.model === model);
    if (!score) return 'some';
    if (score.weightsSha256 !== sha256) isStale = true;
  }
  return isStale ? 'current' : null;
}

/** What was found against a photo, and what protects it; praise is no finding. */
function findingCodes(photo: ShootPhoto): Set<string> {
  const reasons = photo.suggestion?.reasons ?? [];
  return new Set(
    reasons.filter(({ weight, code }) => weight !== 'good' && code !== 'not-measured').map(({ code }) => code),
  );
}

/** Per measure name and per "score:<model>". */
export function mediansOf(photos: readonly ShootPhoto[]): Record<string, number> {
  const values = new Map<string, number[]>();
  const add = (key: string, value: number) => {
    const list = values.get(key);
    if (list) list.push(value);
    else values.set(key, [value]);
  };
  for (const photo of photos) {
    for (const key of measured) {
      const value = photo.measures?.[key];
      if (typeof value === 'number') add(key, value);
    }
    for (const { model, value } of photo.scores) add(`score:${model}`, value);
  }
  const medians: Record<string, number> = {};
  for (const [key, list] of values) {
    list.sort((a, b) => a - b);
    medians[key] = list[list.length >> 1] ?? 0;
  }
  return medians;
}
