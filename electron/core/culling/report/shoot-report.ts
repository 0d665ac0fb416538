/** @file The shoot report. Pure: everything it says comes from what is handed in. */
import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { Measures } from '../../../contract/measures.ts';
import type { DriftPoint, ReportGroup, ShootReport } from '../../../contract/report.ts';
import type { Stack } from '../../../contract/stack.ts';
import type { Suggestion } from '../../../contract/suggestion.ts';
import { agreement } from './agreement.ts';
import { distributionOf, medianOf, type Sample } from './distributions.ts';

export interface ReportPhoto {
  id: PhotoId;
  takenAt: string | null;
  camera: string | null;
  lens: string | null;
  iso: number | null;
  measures: Measures | null;
  /** Headline values on the models' own scales. */
  scores: readonly { model: string; value: number }[];
  suggestion: Suggestion | null;
  decision: Decision;
}

const shown = ['sharpness', 'exposure', 'noise', 'clippedHighlights', 'contrast', 'colourfulness'] as const;
const driftPoints = 24;

export function shootReport(photos: readonly ReportPhoto[], stacks: readonly Stack[]): ShootReport {
  const samples = new Map<string, Sample[]>();
  for (const photo of photos)
    for (const [key, value] of numbersOf(photo)) {
      const known = samples.get(key);
      if (known === undefined) samples.set(key, [{ id: photo.id, value }]);
      else known.push({ id: photo.id, value });
    }
  const suggestions = new Map<PhotoId, Suggestion>();
  const counts = { keep: 0, reject: 0, undecided: 0 };
  for (const { id, suggestion } of photos) {
    if (suggestion === null) continue;
    suggestions.set(id, suggestion);
    counts[suggestion.class]++;
  }
  return {
    photos: photos.length,
    suggestions: counts,
    distributions: [...samples].map(([key, values]) => distributionOf(key, values)).filter((found) => found !== null),
    drift: driftOf(photos),
    byCamera: groupsBy(photos, (photo) => photo.camera),
    byLens: groupsBy(photos, (photo) => photo.lens),
    byIso: groupsBy(photos, isoBand).sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10)),
    agreement: agreement(suggestions, new Map(photos.map((photo) => [photo.id, photo.decision])), stacks),
  };
}

function numbersOf({ measures, scores }: ReportPhoto): [key: string, value: number][] {
  const found: [string, number][] = scores.map((score) => [`score:${score.model}`, score.value]);
  if (measures !== null) for (const name of shown) found.push([`measure:${name}`, measures[name]]);
  return found;
}

function mediansOf(photos: readonly ReportPhoto[]): Record<string, number> {
  const values = new Map<string, number[]>();
  for (const photo of photos)
    for (const [key, value] of numbersOf(photo)) {
      const known = values.get(key);
      if (known === undefined) values.set(key, [value]);
      else known.push(value);
    }
  return Object.fromEntries([...values].map(([key, all]) => [key, medianOf(all)]));
}

/** Stretches of equally many photos in capture order; photos without a time are left out. */
function driftOf(photos: readonly ReportPhoto[]): DriftPoint[] {
  const timed = photos
    .filter((photo): photo is ReportPhoto & { takenAt: string } => photo.takenAt !== null)
    .sort((a, b) => (a.takenAt < b.takenAt ? -1 : a.takenAt > b.takenAt ? 1 : a.id - b.id));
  const count = Math.min(driftPoints, timed.length);
  return Array.from({ length: count }, (_, i) => {
    const stretch = timed.slice(Math.floor((i * timed.length) / count), Math.floor(((i + 1) * timed.length) / count));
    return {
      fromAt: stretch[0]!.takenAt,
      toAt: stretch.at(-1)!.takenAt,
      count: stretch.length,
      medians: mediansOf(stretch),
    };
  });
}

/** Whole stops from 50 on: "400" holds 283 to 565. */
function isoBand({ iso }: ReportPhoto): string | null {
  return iso === null || iso <= 0
    ? null
    : String(Math.round(100 * 2 ** Math.max(-1, Math.round(Math.log2(iso / 100)))));
}

function groupsBy(photos: readonly ReportPhoto[], nameOf: (photo: ReportPhoto) => string | null): ReportGroup[] {
  const groups = new Map<string, ReportPhoto[]>();
  for (const photo of photos) {
    const name = nameOf(photo);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [photo]);
    else group.push(photo);
  }
  return [...groups]
    .map(([name, members]) => ({
      name,
      count: members.length,
      keeps: members.filter((photo) => photo.suggestion?.class === 'keep').length,
      rejects: members.filter((photo) => photo.suggestion?.class === 'reject').length,
      medians: mediansOf(members),
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
