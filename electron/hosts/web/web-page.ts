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

interface ZippedFile extends PageFile {
  gzipped: Buffer | null;
}

/** The built page, from memory: what was not there at the start does not exist. */
export function builtWebPage(pageDir: string): WebPage {
  const files = new Map([...readPageFiles(pageDir)].map(([name, file]) => [name, zip(file)]));
  return {
    answer: async (request, response) => {
      const file = files.get(new URL(request.url ?? '/', 'http://host').pathname);
      if (file) sendFile(file, request, response);
      return file !== undefined;
    },
  };
}

const zip = (file: PageFile): ZippedFile => ({
  ...file,
  gzipped: /text|json|svg/.test(file.contentType) ? gzipSync(file.bytes, { level: 9 }) : null,
});

function sendFile(file: ZippedFile, request: IncomingMessage, response: ServerResponse): void {
  const zipped = file.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'])) ? file.gzipped : null;
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Cache-Control': file.cacheControl,
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : (zipped ?? file.bytes));
}
