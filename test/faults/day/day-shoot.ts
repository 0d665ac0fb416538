/** @file The shoots of a day: bursts with RAW-like companions, and RAW and HEIC of real cameras among them where they are at hand. */
import { copyFileSync, existsSync, readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { makeShoot } from '../../../bench/make-shoot/make-shoot.ts';

const anHourAgo = (): Date => new Date(Date.now() - 3_600_000);

export async function makeDayShoot(
  folder: string,
  frames: number,
  seed: number,
  shared: string | null,
  signal: AbortSignal,
) {
  const from = shared === null ? null : path.join(shared, 'photos');
  const options = { from, out: folder, frames, seed, bursts: true, rawPairs: true, small: true, distinct: 8 };
  await makeShoot({ ...options, longSidePx: 1600 }, signal, () => undefined);
  const formats = shared === null ? '' : path.join(shared, 'formats');
  if (existsSync(formats))
    for (const name of readdirSync(formats)) copyFileSync(path.join(formats, name), path.join(folder, name));
  const settled = anHourAgo();
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), settled, settled);
}
