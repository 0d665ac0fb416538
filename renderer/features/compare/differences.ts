/** @file What distinguishes two photos, in numbers a photographer reads, and which of the two has the better one. */
import type { Face } from '../../../electron/contract/face.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import type { MeasureField } from '../../../electron/contract/photo-fields.ts';
import { scoreText } from '../../photo/words/cell-text.ts';
import { eyesSharpness } from '../../photo/words/face-text.ts';
import { exposureText } from '../../photo/words/info-text.ts';
import { measureScales } from '../../photo/words/measure-scales.ts';
import { numbers, texts } from '../../texts/texts.ts';

export interface Difference {
  key: string;
  name: string;
  left: string;
  right: string;
  /** null where neither is better or the difference says nothing. */
  better: 'left' | 'right' | null;
}

/** How much makes a difference, on the measure's own scale, and which way is better; `ofScene` counts only between frames of one scene. */
const judged: Partial<Record<MeasureField, { by: number; lowerIsBetter: boolean; ofScene?: boolean }>> = {
  subjectSharpness: { by: 0.04, lowerIsBetter: false, ofScene: true },
  sharpness: { by: 0.04, lowerIsBetter: false, ofScene: true },
  clippedHighlights: { by: 0.003, lowerIsBetter: true },
  clippedShadows: { by: 0.003, lowerIsBetter: true },
  noise: { by: 0.5, lowerIsBetter: true },
};
/** In the order shown; what both have little of is left out. */
const shown: readonly { name: MeasureField; from: number }[] = [
  { name: 'subjectSharpness', from: 0 },
  { name: 'sharpness', from: 0 },
  { name: 'clippedHighlights', from: 0.002 },
  { name: 'clippedShadows', from: 0.01 },
  { name: 'exposure', from: Number.NEGATIVE_INFINITY },
  { name: 'noise', from: 2 },
];
const prominent = 0.25;
const noValue = '–';

const betterOf = (left: number, right: number, by: number, lowerIsBetter: boolean): 'left' | 'right' | null => {
  if (Math.abs(left - right) < by) return null;
  return left < right === lowerIsBetter ? 'left' : 'right';
};

const scoreRows = (a: PhotoDetail, b: PhotoDetail): Difference[] => {
  const models = [...new Set([...a.scores, ...b.scores].map((score) => score.model))];
  return models.map((model) => {
    const left = a.scores.find((score) => score.model === model);
    const right = b.scores.find((score) => score.model === model);
    return {
      key: model,
      name: (left ?? right)?.scale.shortName ?? model,
      left: left ? scoreText(left.value, left.scale.unit) : noValue,
      right: right ? scoreText(right.value, right.scale.unit) : noValue,
      better: left && right ? betterOf(left.normalised, right.normalised, 0.01, false) : null,
    };
  });
};

/** Of the prominent faces: how many are open, closed, and seen at all. */
const countEyes = (faces: readonly Face[]): { open: number; closed: number; all: number } => {
  const seen = faces.filter((face) => face.prominence >= prominent && face.state !== 'too-small');
  const of = (state: Face['state']): number => seen.filter((face) => face.state === state).length;
  return { open: of('open'), closed: of('closed'), all: seen.length };
};

const eyeRow = (a: PhotoDetail, b: PhotoDetail): Difference | null => {
  const left = countEyes(a.faces);
  const right = countEyes(b.faces);
  if (left.all === 0 && right.all === 0) return null;
  const better =
    betterOf(left.closed, right.closed, 1, true) ??
    (left.all === right.all ? betterOf(left.open, right.open, 1, false) : null);
  return {
    key: 'eyes',
    name: texts.filters.eyes,
    left: a.facesLookedFor ? texts.compare.eyes(left) : texts.compare.notLooked,
    right: b.facesLookedFor ? texts.compare.eyes(right) : texts.compare.notLooked,
    better,
  };
};

/** The softest of the prominent faces: one soft face spoils a frame. Eyes are set against eyes, faces against faces. */
const softest = (faces: readonly Face[], of: 'eyes' | 'face'): number | null => {
  const main = faces.filter((face) => face.prominence >= prominent && face.state !== 'too-small');
  const known = main.map((face) => (of === 'eyes' ? eyesSharpness(face) : face.sharpness)).filter((n) => n !== null);
  return known.length === 0 || (of === 'eyes' && known.length < main.length) ? null : Math.min(...known);
};

const faceRow = (a: PhotoDetail, b: PhotoDetail, isSameScene: boolean): Difference | null => {
  const of = softest(a.faces, 'eyes') !== null && softest(b.faces, 'eyes') !== null ? 'eyes' : 'face';
  const left = softest(a.faces, of);
  const right = softest(b.faces, of);
  if (left === null && right === null) return null;
  return {
    key: 'faces',
    name: texts.compare.softest[of],
    left: left == null ? noValue : numbers.decimal(left, 2),
    right: right == null ? noValue : numbers.decimal(right, 2),
    better: isSameScene && left !== null && right !== null ? betterOf(left, right, 0.05, false) : null,
  };
};

const measureRows = (a: PhotoDetail, b: PhotoDetail, isSameScene: boolean): Difference[] =>
  shown.flatMap(({ name, from }) => {
    const left = a.measures?.[name] ?? null;
    const right = b.measures?.[name] ?? null;
    if (Math.max(left ?? Number.NEGATIVE_INFINITY, right ?? Number.NEGATIVE_INFINITY) < from) return [];
    if (left === null && right === null) return [];
    const { text } = measureScales[name];
    const judge = judged[name];
    const counts = judge && (isSameScene || !judge.ofScene) && left !== null && right !== null;
    return [
      {
        key: name,
        name: texts.measureNames[name] ?? name,
        left: left === null ? noValue : text(left),
        right: right === null ? noValue : text(right),
        better: counts ? betterOf(left, right, judge.by, judge.lowerIsBetter) : null,
      },
    ];
  });

/** Camera settings, where they are not the same. */
const settingsRow = (a: PhotoDetail, b: PhotoDetail): Difference | null => {
  const left = a.metadata ? exposureText(a.metadata) : '';
  const right = b.metadata ? exposureText(b.metadata) : '';
  if (left === right) return null;
  return {
    key: 'settings',
    name: texts.compare.settings,
    left: left || noValue,
    right: right || noValue,
    better: null,
  };
};

/** Scores, eyes, measures, settings. Sharpness of different scenes is shown and not judged. */
export const differencesOf = (a: PhotoDetail, b: PhotoDetail, isSameScene: boolean): Difference[] =>
  [
    ...scoreRows(a, b),
    eyeRow(a, b),
    faceRow(a, b, isSameScene),
    ...measureRows(a, b, isSameScene),
    settingsRow(a, b),
  ].filter((row) => row !== null);
