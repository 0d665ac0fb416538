/** @file /original/<photo id>: the photo's own file as a download, byte for byte, never shown in place; /original/<id>?play: a clip, played in the page. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { photoId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';
import { playClip } from '../shared/play-clip.ts';

/** True where the address is one of these, whatever came of it. */
export async function serveOriginal(
  engine: Pick<Engine, 'original'>,
  url: URL,
  request: Pick<IncomingMessage, 'headers'>,
  response: ServerResponse,
): Promise<boolean> {
  const digits = /^\/original\/(\d{1,15})$/.exec(url.pathname)?.[1];
  if (digits === undefined) return false;
  const id = photoId.safeParse(Number(digits));
  const original = id.success ? engine.original(id.data) : null;
  const facts = original ? await stat(original.path).catch(() => null) : null;
  if (!original || !facts?.isFile()) {
    response
      .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end('This file is not there at the moment.');
    return true;
  }
  const played = url.searchParams.has('play') ? await playClip(original, request.headers.range) : null;
  if (played) {
    response.writeHead(played.status, played.headers);
    if (played.body) await pipeline(played.body, response).catch(() => response.destroy());
    else response.end();
    return true;
  }
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': facts.size,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(original.name).replace(/['()*]/g, escape)}`,
    'Cache-Control': 'no-store',
  });
  await pipeline(createReadStream(original.path), response).catch(() => response.destroy());
  return true;
}
