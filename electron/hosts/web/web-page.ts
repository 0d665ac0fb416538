/** @file The page as the web host serves it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type PageFile, readPageFiles } from '../shared/page-files.ts';

export interface WebPage {
  /** Answers a GET or HEAD for a file of the page; false, having written nothing, where it has none. The security headers are set already. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Takes a socket that the page opens for itself, Host and Origin checked already; false leaves it to the host. */
  takeSocket?(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close?(): Promise<void>;
}

/** The built page, from memory: what was not there at the start does not exist. */
export function builtWebPage(pageDir: string): WebPage {
  const files = readPageFiles(pageDir);
  // When it is first asked for: most files are dialogs', and the first screen waits for none of those.
  const zipped = new Map<PageFile, Buffer>();
  const zip = (file: PageFile): Buffer | null => {
    if (!/text|json|svg/.test(file.contentType)) return null;
    const bytes = zipped.get(file) ?? gzipSync(file.bytes);
    zipped.set(file, bytes);
    return bytes;
  };
  return {
    answer: async (request, response) => {
      const file = files.get(new URL(request.url ?? '/', 'http://host').pathname);
      if (file) sendFile(file, zip, request, response);
      return file !== undefined;
    },
  };
}

function sendFile(
  file: PageFile,
  zip: (file: PageFile) => Buffer | null,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'])) ? zip(file) : null;
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Cache-Control': file.cacheControl,
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : (zipped ?? file.bytes));
}
