/** @file Photos that are soft as a whole, looked at once more for a small place that is sharp. */
import type { ContentKey } from '../../contract/ids.ts';
import { openDetail } from '../measures/frame-detail.ts';
import { hasSharpPlace } from '../measures/sharp-place.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Measures.edge under which softness begins to cost a photo its place: few are, so few details are read. */
const softUnder = -2.4;

/** Remembers by content: detail is large and read from the cache. */
export function createSharpPlaces(
  detailOf: (key: ContentKey) => Uint8Array | null,
): (photo: Pick<ShootPhoto, 'contentKey' | 'measures'>) => boolean {
  const known = new Map<ContentKey, boolean>();
  return ({ contentKey, measures }) => {
    if (contentKey === null || (measures?.edge ?? 0) >= softUnder) return false;
    const before = known.get(contentKey);
    if (before !== undefined) return before;
    const bytes = detailOf(contentKey);
    if (bytes === null) return false;
    const detail = openDetail(bytes);
    const has = detail !== null && hasSharpPlace(detail);
    known.set(contentKey, has);
    return has;
  };
}
