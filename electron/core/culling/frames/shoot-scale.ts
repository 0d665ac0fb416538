/** @file What is usual in this shoot: robust middle and spread of its measures and scores, so that "soft" means soft for this photographer and lens. */
import { closedEyes, prominentFaces, sharpestSubject } from './subject.ts';
import type { SuggestInput } from './suggest-input.ts';

export interface Usual {
  median: number;
  /** Standard deviation as the median absolute deviation sees it (1.4826 MAD; Hampel 1974), never under the floor given. */
  spread: number;
}

export interface ShootScale {
  /** Measures.edge of the photos that have edges. */
  edge: Usual;
  /** Measures.edge that a quarter of the shoot reaches: where that is low, softness is its style (lens, film, scans, movement). Null where fewer than 12 photos have edges. */
  sharpestEdge: number | null;
  /** The same of the acutance of the sharpest subjects. */
  sharpestSubject: number | null;
  /** Share of photos that are blurred in one direction. */
  moved: number;
  /** Null where fewer than 5 photos say it. */
  iso: number | null;
  /** log2 of the sharpest subject per picture: skin is softer than foliage, so subjects are only compared with subjects. Null where fewer than 5 photos have one. */
  subject: Usual | null;
  noise: Usual;
  /** Stops from mid-grey. */
  exposure: Usual;
  clipped: Usual;
  /** Share of closed eyes among the photos whose faces' eyes can be judged: on a shoot of sleepers, prayers or kisses they are no fault. */
  eyesClosed: number;
  /** Mean normalised score per photo; null where fewer than 5 photos have one. */
  score: Usual | null;
}

export function usual(values: readonly number[], floor: number): Usual {
  const sorted = Float64Array.from(values).sort();
  const median = sorted[sorted.length >> 1] ?? 0;
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  return { median, spread: Math.max(floor, 1.4826 * (deviations[deviations.length >> 1] ?? 0)) };
}

/** What a quarter of the values reach or pass; null for too few to speak of a style. */
function reachedByQuarter(values: readonly number[]): number | null {
  return values.length < 12 ? null : Float64Array.from(values).sort()[Math.floor(values.length * 0.75)]!;
}

const logSharpness = (sharpness: number): number => Math.log2(sharpness + 0.1);

export function scoreOf({ scores }: SuggestInput): number | null {
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score.normalised, 0) / scores.length;
}

export function scaleOf(inputs: readonly SuggestInput[]): ShootScale {
  const measures = inputs.map((input) => input.measures).filter((found) => found !== null);
  const subjects = inputs.map(sharpestSubject).filter((found) => found !== null);
  const edges = measures.map((found) => found.edge).filter((edge) => edge !== null);
  const judged = inputs.filter(({ faces }) =>
    prominentFaces(faces).some(({ state }) => state === 'open' || state === 'closed'),
  );
  const scores = inputs.map(scoreOf).filter((score) => score !== null);
  const isos = inputs.map((input) => input.iso ?? null).filter((iso) => iso !== null);
  return {
    edge: usual(edges, 0.4),
    sharpestEdge: reachedByQuarter(edges),
    sharpestSubject: reachedByQuarter(subjects),
    moved: measures.filter(({ motionBlur }) => motionBlur > 0.6).length / Math.max(1, measures.length),
    iso: isos.length < 5 ? null : usual(isos, 1).median,
    subject: subjects.length < 5 ? null : usual(subjects.map(logSharpness), 0.35),
    noise: usual(
      measures.map((found) => found.noise),
      0.5,
    ),
    exposure: usual(
      measures.map((found) => found.exposure),
      0.3,
    ),
    clipped: usual(
      measures.map((found) => found.clippedHighlights),
      0.01,
    ),
    eyesClosed:
      judged.length === 0 ? 0 : judged.filter(({ faces }) => closedEyes(faces).length > 0).length / judged.length,
    score: scores.length < 5 ? null : usual(scores, 0.03),
  };
}
