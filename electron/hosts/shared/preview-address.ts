/** @file The address of a picture, in both hosts: <photo id>?tier=thumb|cell|nav|full[-wide]&v=<version>; of a clip on the desktop: <photo id>?play. An id, never a path. */
import { z } from 'zod';
import { turn } from '../../contract/decision.ts';
import { type PhotoId, photoId } from '../../contract/ids.ts';
import { turnOfVersion } from '../../contract/preview-version.ts';

const previewRequest = z.object({
  id: z.coerce.number().pipe(photoId),
  tier: z.enum(['thumb', 'cell', 'nav', 'full', 'cell-wide', 'nav-wide', 'full-wide']),
  turn,
});
export type PreviewRequest = z.infer<typeof previewRequest>;

/** What `<prefix><id>?tier=...` asks for; null where it is not a preview's address. */
export function parsePreviewUrl(url: URL, prefix: '/preview/' | '/'): PreviewRequest | null {
  if (!url.pathname.startsWith(prefix)) return null;
  const id = url.pathname.slice(prefix.length);
  if (!/^[1-9][0-9]{0,15}$/.test(id)) return null;
  const parsed = previewRequest.safeParse({
    id,
    tier: url.searchParams.get('tier'),
    turn: turnOfVersion(url.searchParams.get('v')),
  });
  return parsed.success ? parsed.data : null;
}

/** The clip that `photo://original/<id>?play` names; null where it is not such an address. */
export function parseClipUrl(url: URL): PhotoId | null {
  if (!url.searchParams.has('play') || !/^\/[1-9][0-9]{0,15}$/.test(url.pathname)) return null;
  const id = photoId.safeParse(Number(url.pathname.slice(1)));
  return id.success ? id.data : null;
}

/** An address without a version is never kept: the picture behind it may change. */
export const previewCacheControl = (url: URL): string =>
  url.searchParams.has('v') ? 'private, max-age=31536000, immutable' : 'no-store';
