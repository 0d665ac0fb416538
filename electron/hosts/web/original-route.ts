/** @file /original/<photo id>: the photo's own file as a download, byte for byte, never shown in place; /original/<id>?play: a clip, played in the page. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { photoId } from '../../contract/ids.ts';
import type { Engine } from '../../core/engine.ts';

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
  const played = url.searchParams.has('play') ? clipType(original.name) : null;
  if (played) {
    await play(original.path, facts.size, played, request.headers.range, response);
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

/** What a browser may be told that a clip is: nothing that can carry script. */
const clipTypes: Readonly<Record<string, string>> = {
  ...{
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    mov: 'video/mp4',
    '3gp': 'video/mp4',
    insv: 'video/mp4',
    '360': 'video/mp4',
  },
  ...{ webm: 'video/webm', mkv: 'video/webm' },
};
const clipType = (name: string): string | null =>
  clipTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? null;

/** Players ask for parts: one range an answer, as RFC 9110 (14.2) has it. */
async function play(
  file: Buffer,
  size: number,
  type: string,
  range: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? '');
  const [from, to] = asked ? [asked[1]!, asked[2]!] : ['0', ''];
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  if (start > end) {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  response.writeHead(asked ? 206 : 200, {
    ...{ 'Content-Type': type, 'Accept-Ranges': 'bytes', 'Content-Length': end - start + 1 },
    ...(asked && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    ...{ 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'no-store' },
  });
  await pipeline(createReadStream(file, { start, end }), response).catch(() => response.destroy());
}
