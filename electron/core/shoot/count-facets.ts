/** @file Live counts: how many photos each choice would show while all other filters stay. One pass over the shoot. */
import type { Facets } from '../../contract/query.ts';
import type { Dimension, FilterPart } from './filter-photos.ts';
import { cameraOf, eyesOf, isStackWinner, type ShootPhoto, suggestedClass, topOf } from './shoot-photo.ts';

/**
 * A photo that passes every part counts everywhere; one that fails exactly one dimension counts in that dimension only (there it would appear
 * if the choice were changed); one that fails two counts nowhere.
 */
export function countFacets(photos: readonly ShootPhoto[], parts: readonly FilterPart[]): Facets {
  const counts: Facets = {
    flags: {},
    stars: [0, 0, 0, 0, 0, 0],
    labels: {},
    suggestions: {},
    scenes: {},
    distortions: {},
    eyes: {},
    cameras: {},
    lenses: {},
    findings: {},
    states: {},
    stackKinds: {},
    winners: 0,
  };
  for (const photo of photos) {
    const failed = failedDimension(parts, photo);
    if (failed !== 'several') count(counts, photo, failed);
  }
  return counts;
}

function failedDimension(parts: readonly FilterPart[], photo: ShootPhoto): Dimension | 'none' | 'several' {
  let failed: Dimension | 'none' = 'none';
  for (const part of parts) {
    if (part.passes(photo)) continue;
    if (failed !== 'none') return 'several';
    failed = part.dimension;
  }
  return failed;
}

function count(counts: Facets, photo: ShootPhoto, failed: Dimension | 'none'): void {
  const counted = (dimension: Dimension) => failed === 'none' || failed === dimension;
  const add = (dimension: Exclude<keyof Facets, 'stars' | 'winners'>, name: string | null | undefined) => {
    if (!name || !counted(dimension)) return;
    const record = counts[dimension];
    record[name] = (record[name] ?? 0) + 1;
  };
  add('flags', photo.decision.flag);
  add('labels', photo.decision.label);
  add('suggestions', suggestedClass(photo));
  add('scenes', topOf(photo, 'scene'));
  add('distortions', topOf(photo, 'distortion'));
  add('eyes', eyesOf(photo));
  add('cameras', cameraOf(photo));
  add('lenses', photo.metadata?.lens);
  add('states', photo.state);
  add('stackKinds', photo.stack?.kind ?? 'standalone');
  if (counted('findings')) {
    for (const code of new Set(photo.suggestion?.reasons.map((reason) => reason.code))) add('findings', code);
  }
  if (counted('stars')) counts.stars[photo.decision.stars] = (counts.stars[photo.decision.stars] ?? 0) + 1;
  if (counted('winnersOnly') && isStackWinner(photo)) counts.winners += 1;
}
