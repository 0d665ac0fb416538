/**
 * @file photo://preview/<id>?tier=...&v=...: pictures by id. The engine says which file of its cache it is; a file from anywhere else is not served,
 * whoever names it. photo://original/<id>?play: a clip, in parts; of everything else the original is never served.
 */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { PhotoId } from '../../contract/ids.ts';
import type { ServedPreview } from '../../core/previews/serve-preview.ts';
import { turnJpeg } from '../../core/previews/turn-jpeg.ts';
import { pageOrigin } from '../shared/channels.ts';
import { playClip } from '../shared/play-clip.ts';
import { type PreviewRequest, parseClipUrl, parsePreviewUrl, previewCacheControl } from '../shared/preview-address.ts';

/** What previews are encoded as; nothing that can carry script. */
const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/webp', 'image/png', 'image/avif']);

export interface PhotoSource {
  /** Rejects while the engine is away. */
  preview(asked: PreviewRequest, signal: AbortSignal): Promise<ServedPreview>;
  /** The file that a photo of the catalog is; null for one that is not. Rejects while the engine is away. */
  original(id: PhotoId): Promise<{ path: Buffer; name: string } | null>;
  /** Previews lie in here and nowhere else. */
  cacheDir: string;
}

/** A handler for `protocol.handle('photo', ...)`. */
export function servePhoto({ preview, original, cacheDir }: PhotoSource): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const asked = url.host === 'preview' ? parsePreviewUrl(url, '/') : null;
    const clip = url.host === 'original' ? parseClipUrl(url) : null;
    if (!asked && clip === null) return refuse(404, 'no such picture');
    if (request.method !== 'GET') return refuse(405, 'pictures can only be read');
    try {
      if (!asked) return await answerClip(clip === null ? null : await original(clip), request);
      const served = await preview(asked, request.signal);
      if ('problem' in served) return refuse(404, served.problem);
      if (!pictureTypes.has(served.contentType)) return refuse(404, 'not a picture');
      const bytes = await readInside(cacheDir, served.file);
      if (!bytes) return refuse(404, 'not a preview');
      return new Response(new Uint8Array(turnJpeg(bytes, asked.turn)), {
        headers: { ...headers, 'Content-Type': served.contentType, 'Cache-Control': previewCacheControl(url) },
      });
    } catch {
      return refuse(503, 'The engine is starting again.');
    }
  };
}

async function answerClip(original: { path: Buffer; name: string } | null, request: Request): Promise<Response> {
  const played = original && (await playClip(original, request.headers.get('range')));
  if (!played) return refuse(404, 'This clip is not there at the moment.');
  return new Response(played.body && (Readable.toWeb(played.body) as ReadableStream), {
    status: played.status,
    headers: { ...headers, ...played.headers },
  });
}

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': pageOrigin,
};

const refuse = (status: number, says: string): Response =>
  new Response(says, {
    status,
    headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });

/** Null where the file's real place is outside: a link out of the cache leads nowhere. */
async function readInside(folder: string, file: string): Promise<Buffer<ArrayBuffer> | null> {
  const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(file)]);
  const relative = path.relative(realFolder, realFile);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return null;
  return readFile(realFile);
}
