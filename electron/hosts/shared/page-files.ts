/** @file The built page, read once into memory: a request can name only what was there at the start. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface PageFile {
  contentType: string;
  bytes: Buffer;
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
  for (const file of filesInside(folder)) {
    const contentType = contentTypes[path.extname(file)];
    if (!contentType) continue;
    const urlPath = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    files.set(urlPath, {
      contentType,
      bytes: readFileSync(file),
      cacheControl: file.endsWith('.html') ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

/** By hand: recursive reading is the least tested part of reading out of an ASAR archive. */
function filesInside(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const here = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesInside(here);
    return entry.isFile() ? [here] : [];
  });
}
