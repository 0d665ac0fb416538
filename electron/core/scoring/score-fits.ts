/** @file Whether a score from a file is one that this catalog would have made, and what it is here. */
import { say } from '../../../texts/say.ts';
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
  if (!scale) return say('fits.unknownModel');
  if (score.version !== version) return say('fits.version', { model: score.model });
  if (here && score.weights !== here.spec.sha256) return say('fits.weights', { model: score.model });
  if (here && score.longSidePx !== askedLongSidePx(sizeFor(here))) return say('fits.size', { model: score.model });
  if (score.longSidePx > 0 && Math.max(score.widthPx, score.heightPx) > score.longSidePx)
    return say('fits.larger', { model: score.model });
  const range = scale.high - scale.low;
  const isInside = score.value >= scale.low - slack * range && score.value <= scale.high + slack * range;
  if (!isInside) return say('fits.range', { model: score.model });
  const shares = [
    ...(score.output.distribution ?? []),
    ...Object.values(score.output.marginals ?? {}).flatMap(Object.values),
  ];
  if (shares.some((share) => !(share >= -0.001 && share <= 1.001))) return say('fits.share', { model: score.model });
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
