/** @file Shoots for stories: bursts made from the reference photos, painted ones where those are absent. The same every time. */
import { copyFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeShoot } from '../../../bench/make-shoot/make-shoot.ts';
import type { Truth } from '../../../bench/make-shoot/truth.ts';
import { sharedDir } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';

export interface StoryShoot {
  folder: string;
  truth: Truth;
}

/** Reference photos with a few large faces each. */
export const photosWithFaces = ['Canon EOS D60.jpg', 'Kodak DX6490.jpg', 'Canon PowerShot A560.jpg'];

/** Bursts of seven from these reference photos. */
export async function burstsOf(sharedDir: string, names: readonly string[], longSidePx: number): Promise<StoryShoot> {
  const from = tempFolder('sources');
  for (const name of names) copyFileSync(path.join(sharedDir, 'photos', name), path.join(from, name));
  return burstShoot(names.length * 7, longSidePx, from);
}

/** Bursts of seven; long side 480 unless said otherwise. The files are aged past the moment in which they count as still growing. */
export async function burstShoot(
  frames: number,
  longSidePx = 480,
  from = sharedDir === null ? null : path.join(sharedDir, 'photos'),
): Promise<StoryShoot> {
  const folder = tempFolder('story');
  const options = { from, out: folder, frames, seed: 1, bursts: true, rawPairs: false, small: true, distinct: 8 };
  const truth = await makeShoot({ ...options, longSidePx }, new AbortController().signal, () => undefined);
  for (const name of readdirSync(folder)) age(path.join(folder, name));
  return { folder, truth };
}
