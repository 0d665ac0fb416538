/** @file The few pictures a shoot is made from: a folder's, or painted ones. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { paintScene } from './paint-scene.ts';
import type { Pixels } from './spoil-pixels.ts';

export interface SourcePicture {
  name: string;
  widthPx: number;
  heightPx: number;
  /** Upright 8-bit sRGB. */
  load(): Promise<Pixels>;
}

/** Pictures of a folder in name order, decoded only when loaded; `longSidePx` shrinks them. */
export async function folderSources(folder: string, longSidePx: number | null): Promise<SourcePicture[]> {
  const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png|webp|tiff?)$/i.test(name)).sort();
  const sources: SourcePicture[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const { autoOrient } = await sharp(await readFile(file)).metadata();
    sources.push(source(name, autoOrient.width, autoOrient.height, longSidePx, () => readFile(file)));
  }
  if (sources.length === 0) throw new Error(`No JPEG, PNG, WebP or TIFF picture in ${folder}`);
  return sources;
}

/** Eight painted scenes, of the seed. */
export function paintedSources(seed: number, longSidePx: number | null): SourcePicture[] {
  return Array.from({ length: 8 }, (_, i) => {
    const [widthPx, heightPx] = i % 3 === 2 ? [1200, 1800] : [1800, 1200];
    return source(`painted-${i + 1}`, widthPx, heightPx, longSidePx, () =>
      paintScene(seed * 64 + i, widthPx, heightPx),
    );
  });
}

function source(
  name: string,
  widthPx: number,
  heightPx: number,
  longSidePx: number | null,
  bytes: () => Promise<Buffer>,
): SourcePicture {
  const scale = longSidePx === null ? 1 : Math.min(1, longSidePx / Math.max(widthPx, heightPx));
  const size = { widthPx: Math.round(widthPx * scale), heightPx: Math.round(heightPx * scale) };
  return {
    name,
    ...size,
    load: async () => {
      let image = sharp(await bytes()).autoOrient();
      if (scale < 1) image = image.resize(size.widthPx, size.heightPx, { fit: 'fill' });
      const data = await image.toColourspace('srgb').removeAlpha().raw().toBuffer();
      return { data, ...size };
    },
  };
}
