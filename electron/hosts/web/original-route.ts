/** @file /original/<photo id>: the photo's own file as a download, byte for byte, never shown in place. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { photoId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';

/** True where the address is one of these, whatever came of it. */
export async function serveOriginal(
  engine: Pick<Engine, 'original'>,
  url: URL,
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
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Length': facts.size,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(original.name).replace(/['()*]/g, escape)}`,
    'Cache-Control': 'no-store',
  });
  await pipeline(createReadStream(original.path), response).catch(() => response.destroy());
  return true;
}
