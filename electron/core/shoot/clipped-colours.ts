/** @file Photos of which much is clipped, looked at once more for whether it is one colour alone. */
import type { ContentKey } from '../../contract/ids.ts';
import type { Histogram } from '../../contract/measures.ts';
import { type ClippedColour, clippedColour } from '../culling/clipped-colour.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Share of the frame from which on clipping is mentioned at all: few are, so few histograms are read. */
const mentionedFrom = 0.02;

/** Remembers by content: histograms are read from the cache. */
export function createClippedColours(
  histogramOf: (key: ContentKey) => Histogram | null,
): (photo: Pick<ShootPhoto, 'contentKey' | 'measures'>) => ClippedColour | null {
  const known = new Map<ContentKey, ClippedColour | null>();
  return ({ contentKey, measures }) => {
    if (contentKey === null || (measures?.clippedHighlights ?? 0) < mentionedFrom) return null;
    const before = known.get(contentKey);
    if (before !== undefined) return before;
    const histogram = histogramOf(contentKey);
    if (histogram === null) return null;
    const colour = clippedColour(histogram);
    known.set(contentKey, colour);
    return colour;
  };
}
