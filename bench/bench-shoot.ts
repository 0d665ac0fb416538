/** @file The shoot that the engine is measured on: made once, kept between runs in the system's temporary folder. */
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeShoot } from './make-shoot/make-shoot.ts';

export interface BenchShoot {
  folder: string;
  /** JPEG files in it. */
  files: string[];
  /** What it was made from. */
  note: string;
}

/** Reference pictures beside the project; null where there are none. */
export function referencePhotos(): string | null {
  const shared = process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));
  const photos = path.join(shared, 'photos');
  return existsSync(photos) ? photos : null;
}

/** `frames` JPEGs from the reference pictures, or painted ones. `say` hears about a wait. */
export async function benchShoot(frames: number, say: (text: string) => void): Promise<BenchShoot> {
  const from = referencePhotos();
  const source = from === null ? 'painted scenes (no reference pictures beside the project)' : '../shared/photos';
  const folder = path.join(tmpdir(), `chinagraph-bench-shoot-${frames}${from === null ? '-painted' : ''}`);
  if (!existsSync(path.join(folder, 'truth.json'))) {
    say(`making ${frames} frames from ${source}, once`);
    const unfinished = `${folder}-part-${process.pid}`;
    const options = { from, out: unfinished, frames, seed: 11, bursts: false, rawPairs: false, small: false };
    await makeShoot(
      { ...options, distinct: 32, longSidePx: from === null ? 3000 : null },
      new AbortController().signal,
      () => undefined,
    );
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  }
  const files = (await readdir(folder)).filter((name) => /\.jpe?g$/i.test(name)).sort();
  return { folder, files: files.map((name) => path.join(folder, name)), note: `${files.length} JPEGs from ${source}` };
}
