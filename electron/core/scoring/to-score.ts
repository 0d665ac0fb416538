/** @file From the scorer's numbers to the contract's score with its provenance. */
import { liqeLabels } from '../../../native-models/adapters/index.ts';
import type { Score, ScoreOutput } from '../../contract/score.ts';
import type { DeviceSpec, ScoreValue } from '../../scorer/protocol.ts';
import type { ModelValue, ScoredSize } from './scoring-types.ts';

/** The model's headline number on its own scale. */
export function headlineOf(value: ScoreValue): number {
  return value.kind === 'mos' ? value.mos : value.kind === 'distribution' ? value.mean : value.score;
}

/**
 * @param size what was asked for: a picture smaller than that keeps its pixels, and its score still counts as one of that size.
 * @param deviceName provider and adapter as people read them.
 */
export function toScore(
  { model, value, picture, device }: ModelValue,
  size: ScoredSize,
  scoredAt: string,
  deviceName: (device: DeviceSpec) => string = ({ provider }) => provider,
): Score {
  const { id, sha256, range } = model.spec;
  const headline = headlineOf(value);
  const share = Math.min(Math.max((headline - range.low) / (range.high - range.low), 0), 1);
  return {
    model: id,
    value: headline,
    normalised: model.higherIsBetter ? share : 1 - share,
    output: toOutput(value),
    provenance: {
      model: id,
      weightsSha256: sha256,
      scoredLongSidePx: size === 'native' ? Math.max(picture.widthPx, picture.heightPx) : size.longSidePx,
      scoredWidthPx: picture.widthPx,
      scoredHeightPx: picture.heightPx,
      device: deviceName(device),
      scoredAt,
    },
  };
}

const named = (labels: readonly string[], shares: readonly number[]): Record<string, number> =>
  Object.fromEntries(labels.map((label, index) => [label, shares[index] ?? 0]));

function toOutput(value: ScoreValue): ScoreOutput {
  switch (value.kind) {
    case 'mos':
      return value;
    case 'distribution':
      return { ...value, distribution: [...value.distribution] };
    case 'liqe':
      return {
        kind: 'liqe',
        score: value.score,
        quality: named(liqeLabels.quality, value.quality),
        scene: named(liqeLabels.scene, value.scene),
        distortion: named(liqeLabels.distortion, value.distortion),
      };
  }
}
