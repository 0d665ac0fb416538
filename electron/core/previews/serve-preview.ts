/** @file A photo's tier as a host serves it. */
import { say } from '../../../texts/say.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { DisplaySource, Previews } from './create-previews.ts';
import { sizeOfTier, type Tier } from './decoder/protocol.ts';

export type ServedPreview = { file: string; contentType: string } | { problem: string };

/**
 * `sourceOf` gives null for an unknown photo, a sentence for one that cannot be shown. `mayBeWide`: whether a photo may have colours beyond sRGB; for
 * others the plain tier is the wide one. Rejects only when aborted.
 */
export function createServePreview(
  previews: Previews,
  sourceOf: (id: PhotoId) => DisplaySource | string | null,
  mayBeWide: (id: PhotoId) => boolean,
) {
  return async (id: PhotoId, tier: Tier, signal: AbortSignal): Promise<ServedPreview> => {
    const source = sourceOf(id);
    if (source === null) return { problem: say('picture.photoGone') };
    if (typeof source === 'string') return { problem: source };
    const preview = await previews.get(source, mayBeWide(id) ? tier : sizeOfTier(tier), { priority: 'screen', signal });
    return preview.ok ? { file: preview.file, contentType: preview.contentType } : { problem: preview.problem };
  };
}
