/** @file A photo's tier as a host serves it. */
import type { PhotoId } from '../../contract/ids.ts';
import type { DisplaySource, Previews } from './create-previews.ts';
import type { Tier } from './decoder/protocol.ts';

export type ServedPreview = { file: string; contentType: string } | { problem: string };

/** `sourceOf` gives null for an unknown photo, a sentence for one that cannot be shown. Rejects only when aborted. */
export function createServePreview(previews: Previews, sourceOf: (id: PhotoId) => DisplaySource | string | null) {
  return async (id: PhotoId, tier: Tier, signal: AbortSignal): Promise<ServedPreview> => {
    const source = sourceOf(id);
    if (source === null) return { problem: 'This photo is not in the catalog any more.' };
    if (typeof source === 'string') return { problem: source };
    const preview = await previews.get(source, tier, { priority: 'screen', signal });
    return preview.ok ? { file: preview.file, contentType: preview.contentType } : { problem: preview.problem };
  };
}
