/** @file Whether a score from a file is one that this catalog would have made, and what it is here. */
import { placeOn } from '../../contract/place-on.ts';
import type { Score, ScoreDescription } from '../../contract/score.ts';
import type { ScoringModel } from '../devices/scoring-model.ts';
import type { LineScore } from './score-lines.ts';
import { askedLongSidePx, sizeFor } from './scoring-types.ts';

/** How far beyond its range a number may lie: some models leave theirs a little. */
const slack = 1;

/** Null where it fits; else why not, without names or numbers of the line. @param here the installed model, if any. */
export function whyNotScore(
  score: LineScore,
  here: ScoringModel | undefined,
  scale: ScoreDescription | undefined,
  version: number,
): string | null {
  if (!scale) return 'a model that neither this catalog nor the file’s first line knows';
  if (score.version !== version) return `${score.model}: by another version of the program`;
  if (here && score.weights !== here.spec.sha256) return `${score.model}: by other weights than those installed here`;
  if (here && score.longSidePx !== askedLongSidePx(sizeFor(here))) return `${score.model}: at another size than here`;
  if (score.longSidePx > 0 && Math.max(score.widthPx, score.heightPx) > score.longSidePx)
    return `${score.model}: a picture larger than its size`;
  const range = scale.high - scale.low;
  const isInside = score.value >= scale.low - slack * range && score.value <= scale.high + slack * range;
  if (!isInside) return `${score.model}: a number out of its range`;
  const shares = [
    ...(score.output.distribution ?? []),
    ...Object.values(score.output.marginals ?? {}).flatMap(Object.values),
  ];
  if (shares.some((share) => !(share >= -0.001 && share <= 1.001))) return `${score.model}: a share that is none`;
  return null;
}

export function scoreOfLine(line: LineScore, scale: ScoreDescription): { score: Score; askedLongSidePx: number } {
  const { model, weights, longSidePx, widthPx, heightPx, value, output, device, at } = line;
  return {
    askedLongSidePx: longSidePx,
    score: {
      ...{ model, value, output, scale },
      normalised: placeOn(scale, value),
      provenance: {
        model,
        weightsSha256: weights,
        scoredLongSidePx: longSidePx || Math.max(widthPx, heightPx),
        scoredWidthPx: widthPx,
        scoredHeightPx: heightPx,
        device,
        scoredAt: at,
      },
    },
  };
}
