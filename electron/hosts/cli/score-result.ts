/** @file The documented result of `score --json`: chinagraph/score@1. */
import { say } from '../../../texts/say.ts';
import type { Face } from '../../contract/face.ts';
import type { Provenance, Score } from '../../contract/score.ts';

export interface ScoreResult {
  schema: 'chinagraph/score@1';
  /** Execution provider that scored; null where nothing was. */
  device: string | null;
  images: ScoreImage[];
}

export interface ScoreImage {
  path: string;
  width: number;
  height: number;
  scoredWidth: number;
  scoredHeight: number;
  /** By model id: the headline under its name (`mos`, `mean`, `score`), `distribution`, each marginal and each attribute under its own. */
  scores: Record<string, object>;
  faces: Face[];
  provenance: Provenance[];
  problem: string | null;
}

export function toScoreImage(
  path: string,
  size: { widthPx: number; heightPx: number },
  scores: readonly Score[],
  faces: Face[] | null,
  problem: string | null,
): ScoreImage {
  const [first] = scores;
  return {
    path,
    width: size.widthPx,
    height: size.heightPx,
    scoredWidth: first?.provenance.scoredWidthPx ?? 0,
    scoredHeight: first?.provenance.scoredHeightPx ?? 0,
    scores: Object.fromEntries(
      scores.map(({ model, value, scale, output: { distribution, marginals, attributes } }) => {
        const numbers = {
          [scale.headline]: value,
          ...(distribution ? { distribution } : {}),
          ...marginals,
          ...attributes,
        };
        return [model, numbers];
      }),
    ),
    faces: faces ?? [],
    provenance: scores.map((score) => score.provenance),
    problem,
  };
}

/** One line per picture and model. */
export function describeScores(result: ScoreResult): string[] {
  const lines = result.images.map((image) => {
    const numbers = Object.entries(image.scores).map(([model, output]) => `${model} ${headlineOf(output).toFixed(3)}`);
    const faces = image.faces.length > 0 ? [say('cull.faces', { faces: image.faces.length })] : [];
    const problem = image.problem ? [image.problem] : [];
    return `${image.path}  ${[...numbers, ...faces, ...problem].join(' · ')}`;
  });
  return [...lines, result.device ? say('score.on', { device: result.device }) : say('score.nothing')];
}

/** It comes first. */
const headlineOf = (output: object): number => Number(Object.values(output)[0]);
