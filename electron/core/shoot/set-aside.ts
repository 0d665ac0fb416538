/** @file Photos of a shoot that are not judged among the others, each with the reason: screenshots, pages, and files that are there twice. */

import { say } from '../../../texts/say.ts';
import type { ContentKey, PhotoId } from '../../contract/ids.ts';
import type { Histogram } from '../../contract/measures.ts';
import type { PhotoState } from '../../contract/photo.ts';
import type { Reason } from '../../contract/suggestion.ts';
import { asideOf, note } from '../culling/not-a-photograph.ts';
import { cameraOf, type ShootPhoto } from './shoot-photo.ts';

export interface SetAside {
  reasons: ReadonlyMap<PhotoId, Reason>;
  /** From a file that is there again to the first one of its content. */
  originals: ReadonlyMap<PhotoId, PhotoId>;
}

/** Forty empty files are not one photo forty times. */
const holdsNothing: ReadonlySet<PhotoState> = new Set(['corrupt', 'not-a-picture']);

/** Remembers verdicts by content, since a page's tones are read from the cache. `photos` in capture order. */
export function createSetAside(
  histogramOf: (key: ContentKey) => Histogram | null,
): (photos: readonly ShootPhoto[]) => SetAside {
  const pages = new Map<string, Reason | null>();
  return (photos) => {
    const reasons = new Map<PhotoId, Reason>();
    const originals = new Map<PhotoId, PhotoId>();
    const first = new Map<ContentKey, ShootPhoto>();
    for (const photo of photos) {
      const { contentKey } = photo;
      if (photo.kind === 'clip') {
        reasons.set(photo.id, note('clip', say('reason.clip')));
        continue;
      }
      if (contentKey === null || holdsNothing.has(photo.state)) continue;
      const original = first.get(contentKey);
      if (original === undefined) first.set(contentKey, photo);
      else if (photo.handStack === original.handStack) {
        originals.set(photo.id, original.id);
        reasons.set(photo.id, note('exact-duplicate', say('reason.duplicate', { name: original.name })));
        continue;
      }
      const key = `${contentKey} ${photo.name} ${photo.revision}`;
      let reason = pages.get(key);
      if (reason === undefined) {
        reason = asideOf(looksOf(photo), () => histogramOf(contentKey));
        pages.set(key, reason);
      }
      if (reason) reasons.set(photo.id, reason);
    }
    return { reasons, originals };
  };
}

function looksOf(photo: ShootPhoto): Parameters<typeof asideOf>[0] {
  const { name, kind, widthPx, heightPx, measures, metadata } = photo;
  const hasCamera = cameraOf(photo) !== null || (metadata?.exposureTime ?? null) !== null;
  return { name, kind, widthPx, heightPx, hasCamera, software: metadata?.software ?? null, measures };
}
