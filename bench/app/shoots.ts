/** @file What the page is measured on, made once and kept in the system's temporary folder: shoots, and catalogs that have them indexed. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { createEngine } from '../../electron/core/engine.ts';
import { stages } from '../../electron/core/results/stages.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { exifTaken } from '../make-shoot/camera-time.ts';
import { seededRandom } from '../make-shoot/seeded-random.ts';

/** Of another code's results would be measured how fast they are thrown away. */
const kept = path.join(
  tmpdir(),
  `chinagraph-bench-app-${Object.values(stages)
    .map(({ version }) => version)
    .join('.')}`,
);

/** Folder `name`, made by `make` where it is not there yet; half-made ones are not kept. */
export async function makeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(kept, name);
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  for (const left of readdirSync(kept))
    if (left.startsWith('making-')) rmSync(path.join(kept, left), { recursive: true });
  const temporary = mkdtempSync(path.join(kept, 'making-'));
  await make(temporary);
  renameSync(temporary, folder);
  return folder;
}

export interface ShootSize {
  name: string;
  frames: number;
  widthPx: number;
  heightPx: number;
  /** Pictures encoded; the frames share their image data and differ in capture time. */
  distinct: number;
}

const placeholder = '2026:01:01 00:00:00';
const startMs = Date.UTC(2026, 5, 20, 13);
/** Frames stand alone: no two are close enough in time for a burst. */
const stepMs = 7_000;

/** JPEGs with grain, so that they are as large and as slow to decode as a camera's. */
async function encodePictures({ widthPx, heightPx, distinct }: ShootSize): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (let seed = 1; seed <= distinct; seed++) {
    const random = seededRandom(seed);
    const blocks = Buffer.from(Array.from({ length: 48 * 32 * 3 }, () => random.whole(0, 255)));
    const grain = await sharp({
      create: {
        width: widthPx,
        height: heightPx,
        channels: 3,
        background: '#000',
        noise: { type: 'gaussian', mean: 128, sigma: 10 },
      },
    })
      .png({ compressionLevel: 0 })
      .toBuffer();
    pictures.push(
      await sharp(blocks, { raw: { width: 48, height: 32, channels: 3 } })
        .resize(widthPx, heightPx, { fit: 'fill', kernel: 'cubic' })
        .composite([{ input: grain, blend: 'soft-light' }])
        .jpeg({ quality: 88 })
        .withExif({ IFD0: { Make: 'Bench', Model: 'Bench 24' }, IFD2: { DateTimeOriginal: placeholder } })
        .toBuffer(),
    );
  }
  return pictures;
}

/** Folder of the shoot. */
function makeBenchShoot(size: ShootSize): Promise<string> {
  return makeOnce(size.name, async (folder) => {
    const pictures = await encodePictures(size);
    for (let i = 0; i < size.frames; i++) {
      const bytes = Buffer.from(pictures[i % pictures.length]!);
      bytes.write(exifTaken(startMs + i * stepMs).dateTime, bytes.indexOf(placeholder), 'latin1');
      const file = path.join(folder, `B${String(i + 1).padStart(5, '0')}.jpg`);
      writeFileSync(file, bytes);
      utimesSync(file, 1_760_000_000, 1_760_000_000);
    }
  });
}

/** Folder of a catalog that has all of `size` indexed, previews included. */
export async function makeBenchCatalog(size: ShootSize): Promise<string> {
  const shoot = await makeBenchShoot(size);
  return makeOnce(`${size.name}-catalog`, async (catalogDir) => {
    const engine = await createEngine({
      catalogDir,
      launchChild: launchNodeChild,
      clock: systemClock,
      log: silentLog,
      background: 'index',
    });
    const folder = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(shoot)) });
    await engine.whenIdle(folder.id);
    await engine.close();
  });
}
