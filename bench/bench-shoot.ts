/** @file The shoot that the engine is measured on: made once, kept between runs in the system's temporary folder. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExifTool } from 'exiftool-vendored';
import { makeShoot } from './make-shoot/make-shoot.ts';

export interface BenchShoot {
  folder: string;
  /** JPEG files in it. */
  files: string[];
  /** What it was made from. */
  note: string;
}

/**
 * The same frames as cameras write them: ExifTool copies maker notes, XMP, GPS and profiles of the reference pictures into them, in turn, and adds what one of
 * them lacks. Null without reference pictures: maker notes cannot be made up.
 */
export async function asCamerasWrite(shoot: BenchShoot, say: (text: string) => void): Promise<BenchShoot | null> {
  const from = referencePhotos();
  if (from === null) return null;
  const sources = (await readdir(from)).filter((name) => /\.jpe?g$/i.test(name)).sort();
  const folder = `${shoot.folder}-as-cameras-write`;
  if (!existsSync(folder)) {
    say(`copying real metadata into ${shoot.files.length} frames, once`);
    const unfinished = `${folder}-part-${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    const exiftool = new ExifTool({ maxProcs: 2, taskTimeoutMillis: 60_000 });
    try {
      await Promise.all(
        shoot.files.map((file, index) => {
          const source = path.join(from, sources[index % sources.length]!);
          const copied = [
            '-TagsFromFile',
            source,
            '-Make',
            '-Model',
            '-MakerNotes',
            '-XMP:all',
            '-GPS:all',
            '-ICC_Profile',
          ];
          const args = ['-m', ...lacking, ...copied, '-o', path.join(unfinished, path.basename(file))];
          return exiftool.write(file, {}, { writeArgs: args });
        }),
      );
    } finally {
      await exiftool.end();
    }
    await rename(unfinished, folder);
  }
  const files = shoot.files.map((file) => path.join(folder, path.basename(file)));
  return {
    folder,
    files,
    note: `${files.length} JPEGs as cameras write them (metadata of ${sources.length} real files)`,
  };
}

/** What a camera or phone of today writes and an old sample may lack. */
const lacking = [
  ...['-GPSLatitude=48.2', '-GPSLatitudeRef=N', '-GPSLongitude=16.4', '-GPSLongitudeRef=E'],
  ...['-XMP-xmp:CreatorTool=Camera', '-XMP-xmp:Rating=0'],
];

/** Reference pictures beside the project; null where there are none. */
function referencePhotos(): string | null {
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
