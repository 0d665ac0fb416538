/** @file /preview/<photo id>?tier=thumb|cell|nav|full[-wide]&v=<version>: pictures by id, never by path, under a fixed content type. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Engine } from '../../core/engine.ts';
import { turnJpeg } from '../../core/previews/turn-jpeg.ts';
import { parsePreviewUrl, previewCacheControl } from '../shared/preview-address.ts';

/** Answers with the tier's bytes; 404 with the reason where there is no picture. The work stops when the browser goes away. */
export async function servePreview(engine: Pick<Engine, 'preview'>, url: URL, response: ServerResponse): Promise<void> {
  const asked = parsePreviewUrl(url, '/preview/');
  if (!asked) {
    response.writeHead(404).end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const preview = await engine.preview(asked.id, asked.tier, gone.signal);
  if (gone.signal.aborted) return;
  if ('problem' in preview) {
    response
      .writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(preview.problem);
    return;
  }
  response.writeHead(200, {
    'Content-Type': preview.contentType,
    'Cache-Control': previewCacheControl(url),
  });
  if (asked.turn !== 0) {
    response.end(turnJpeg(await readFile(preview.file), asked.turn));
    return;
  }
  await pipeline(createReadStream(preview.file), response).catch(() => response.destroy());
}
