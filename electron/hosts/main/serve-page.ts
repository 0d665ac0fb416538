/** @file app://bundle/: the built page from memory. What was not there at the start does not exist. */
import { securityHeaders } from '../shared/headers.ts';
import type { PageFile } from '../shared/page-files.ts';

/** A handler for `protocol.handle('app', ...)`. */
export function servePage(files: ReadonlyMap<string, PageFile>): (request: Request) => Response {
  return (request) => {
    const headers = securityHeaders('photo:');
    const url = new URL(request.url);
    if (url.host !== 'bundle') return new Response(null, { status: 404, headers });
    if (request.method !== 'GET') return new Response(null, { status: 405, headers });
    const file = files.get(url.pathname);
    if (!file) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl },
    });
  };
}
