/** @file The built page, read once into memory: a request can name only what was there at the start. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface PageFile {
  contentType: string;
  bytes: Buffer;
  gzipped: Buffer | null;
  /** File names carry a hash, so they may be kept for ever; the page itself may not. */
  cacheControl: string;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Request path -> file. Files of other types are not served. */
export function readPageFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const contentType = contentTypes[path.extname(entry.name)];
    if (!entry.isFile() || !contentType) continue;
    const file = path.join(entry.parentPath, entry.name);
    const urlPath = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    const bytes = readFileSync(file);
    const isPage = entry.name.endsWith('.html');
    files.set(urlPath, {
      contentType,
      bytes,
      gzipped: /text|json|svg/.test(contentType) ? gzipSync(bytes, { level: 9 }) : null,
      cacheControl: isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}
