/** @file Draws the app's icon from its SVG: `npm run icons`. The installers' other formats (.ico, .icns) are made from the large PNG by electron-builder. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const folder = new URL('./icons/', import.meta.url);
const sizesPx = [16, 32, 48, 64, 128, 256, 512, 1024];

const svg = await readFile(new URL('icon.svg', folder));
for (const sizePx of sizesPx) {
  const png = await sharp(svg, { density: (72 * sizePx) / 1024 })
    .resize(sizePx, sizePx)
    .png({ compressionLevel: 9 })
    .toBuffer();
  await writeFile(fileURLToPath(new URL(`${sizePx}x${sizePx}.png`, folder)), png);
}
