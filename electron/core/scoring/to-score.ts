/** @file From the scorer's numbers to the contract's score with its provenance. */
import { placeOn } from '../../contract/place-on.ts';
import type { Score } from '../../contract/score.ts';
import type { DeviceSpec } from '../../scorer/protocol.ts';
import type { ModelValue, ScoredSize } from './scoring-types.ts';

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
  const { id, sha256 } = model.spec;
  const { headline, distribution, marginals, attributes } = value;
  return {
    model: id,
    value: headline,
    normalised: placeOn(model.output, headline),
    scale: model.output,
    output: {
      ...(distribution ? { distribution: [...distribution] } : {}),
      ...(marginals ? { marginals } : {}),
      ...(attributes ? { attributes } : {}),
    },
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
