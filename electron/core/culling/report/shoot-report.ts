/** @file The shoot report. Pure: everything it says comes from what is handed in. */

import type { Decision } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { Measures } from '../../../contract/measures.ts';
import { measureNames } from '../../../contract/photo-fields.ts';
import type { ReportGroup, ShootReport } from '../../../contract/report.ts';
import type { Stack } from '../../../contract/stack.ts';
import { medianOf, metricOf, type Sample } from './metrics.ts';

export interface ReportPhoto {
  id: PhotoId;
  camera: string | null;
  lens: string | null;
  iso: number | null;
  measures: Measures | null;
  /** Headline values on the models' own scales. */
  scores: readonly { model: string; value: number }[];
  decision: Decision;
}

/** `photos` in capture order: drift follows it. Metrics appear in a fixed order, measures before scores by name; groups by camera, lens and ISO, most photos first. */
export function shootReport(photos: readonly ReportPhoto[], stacks: readonly Stack[]): ShootReport {
  const samples = samplesOf(photos);
  return {
    photos: photos.length,
    stacks: stacks.filter(({ photoIds }) => photoIds.length > 1).length,
    metrics: [...samples].map(([key, values]) => metricOf(key, values)).filter((metric) => metric !== null),
    groups: [
      ...groupsBy('camera', photos, (photo) => photo.camera),
      ...groupsBy('lens', photos, (photo) => photo.lens),
      ...groupsBy('iso', photos, isoBand).sort((a, b) => Number(a.name) - Number(b.name)),
    ],
  };
}

function samplesOf(photos: readonly ReportPhoto[]): Map<string, Sample[]> {
  const models = new Set(photos.flatMap((photo) => photo.scores.map((score) => score.model)));
  const samples = new Map<string, Sample[]>(measureNames.map((name) => [name, []]));
  for (const model of [...models].sort()) samples.set(`score:${model}`, []);
  for (const { id, measures, scores } of photos) {
    for (const name of measureNames) {
      const value = measures?.[name];
      if (value != null) samples.get(name)!.push({ id, value });
    }
    for (const { model, value } of scores) samples.get(`score:${model}`)!.push({ id, value });
  }
  return samples;
}

/** Whole stops from 50 on: "400" holds 283 to 565. */
function isoBand({ iso }: ReportPhoto): string | null {
  return iso === null || iso <= 0 ? null : String(100 * 2 ** Math.max(-1, Math.round(Math.log2(iso / 100))));
}

function groupsBy(
  by: ReportGroup['by'],
  photos: readonly ReportPhoto[],
  nameOf: (photo: ReportPhoto) => string | null,
): ReportGroup[] {
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
      by,
      name,
      photos: members.length,
      picks: members.filter((photo) => photo.decision.flag === 'pick').length,
      rejects: members.filter((photo) => photo.decision.flag === 'reject').length,
      medians: mediansOf(members),
    }))
    .sort((a, b) => b.photos - a.photos || (a.name < b.name ? -1 : 1));
}

function mediansOf(members: readonly ReportPhoto[]): Record<string, number> {
  const filled = [...samplesOf(members)].filter(([, values]) => values.length > 0);
  return Object.fromEntries(filled.map(([key, values]) => [key, medianOf(values.map((sample) => sample.value))]));
}
