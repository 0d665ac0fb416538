/** @file Fills a folder with pictures of each kind, in a process of its own: what encoding them took is not the engine's. Arguments: folder, how many of each large kind, how many tiny ones. */
import { existsSync } from 'node:fs';
import { appendFile, copyFile, mkdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const large = { width: 6000, height: 4000 };
/** Older than what may still be written to. */
const longAgo = new Date('2026-05-01T12:00:00Z');

const [folder, each, tiny] = process.argv.slice(2) as [string, string, string];
await mkdir(folder, { recursive: true });
const small = Buffer.from(Array.from({ length: 750 * 500 * 3 }, (_, i) => (i * 2654435761) >>> 24));
const picture = (size: { width: number; height: number }) =>
  sharp(small, { raw: { width: 750, height: 500, channels: 3 } }).resize({ ...size, kernel: 'nearest' });
const heic = fileURLToPath(new URL('../../../shared/cases/files/slow-50mp.heic', import.meta.url));
const kinds: [name: string, write: (file: string) => Promise<unknown>, count: number][] = [
  ['large.jpg', (file) => picture(large).jpeg({ quality: 85 }).toFile(file), Number(each)],
  [
    'deep.tif',
    (file) => picture(large).toColourspace('rgb16').tiff({ compression: 'none' }).toFile(file),
    Number(each),
  ],
  [
    'plain.png',
    (file) => picture({ width: 3000, height: 2000 }).png({ compressionLevel: 1 }).toFile(file),
    Number(each),
  ],
  ['fine.webp', (file) => picture(large).webp({ effort: 0 }).toFile(file), Number(each)],
  ['tiny.jpg', (file) => picture({ width: 64, height: 48 }).jpeg().toFile(file), Number(tiny)],
];
if (existsSync(heic)) kinds.push(['huge.heic', (file) => copyFile(heic, file), Number(each)]);
// Each is encoded once; bytes behind its end make another file of it.
for (const [name, write, count] of kinds) {
  const first = path.join(folder, `0-${name}`);
  if (count > 0) await write(first);
  for (let i = 0; i < count; i++) {
    const file = path.join(folder, `${i}-${name}`);
    if (i > 0) {
      await copyFile(first, file);
      await appendFile(file, Buffer.alloc(8 + i));
    }
    await utimes(file, longAgo, longAgo);
  }
}
const heics = existsSync(heic) ? `${each} HEICs of 50 megapixels` : 'no HEIC (no reference material)';
const others = `${each} JPEGs, WebPs and 16-bit TIFFs of 24 megapixels, ${each} PNGs, ${heics}, `;
process.stdout.write(`${Number(each) > 0 ? others : ''}${tiny} tiny JPEGs`);
