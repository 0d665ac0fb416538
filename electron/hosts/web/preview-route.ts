/** @file /preview/<photo id>?tier=thumb|nav|full&v=<version>: pictures by id, never by path, under a fixed content type. */
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { photoId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';

export const previewRequest = z.object({
  id: z.coerce.number().pipe(photoId),
  tier: z.enum(['thumb', 'nav', 'full']),
});

/** What a URL asks for; null where it is not a preview's address. */
export function parsePreviewUrl(url: URL): z.infer<typeof previewRequest> | null {
  const match = /^\/preview\/([1-9][0-9]{0,15})$/.exec(url.pathname);
  if (!match) return null;
  const parsed = previewRequest.safeParse({ id: match[1], tier: url.searchParams.get('tier') });
  return parsed.success ? parsed.data : null;
}

/** Answers with the tier's bytes; 404 with the reason where there is no picture. The work stops when the browser goes away. */
export async function servePreview(
  engine: Engine,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = parsePreviewUrl(url);
  if (!asked) {
    response.writeHead(404).end();
    return;
  }
  const gone = new AbortController();
  request.once('close', () => gone.abort());
  response.once('close', () => gone.abort());
  const preview = await engine.preview(asked.id, asked.tier, gone.signal);
  if (gone.signal.aborted) return;
  if ('problem' in preview) {
    response
      .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(preview.problem);
    return;
  }
  // An address without a version is never kept: the picture behind it may change.
  const isVersioned = url.searchParams.has('v');
  response.writeHead(200, {
    'Content-Type': preview.contentType,
    'Cache-Control': isVersioned ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  await pipeline(createReadStream(preview.file), response).catch(() => response.destroy());
}
