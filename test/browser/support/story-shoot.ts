/** @file Shoots for stories: bursts made from the reference photos, painted ones where those are absent. The same every time. */
import { readdirSync } from 'node:fs';
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

/** Bursts of seven; long side 480 unless said otherwise. The files are aged past the moment in which they count as still growing. */
export async function burstShoot(frames: number, longSidePx = 480): Promise<StoryShoot> {
  const folder = tempFolder('story');
  const from = sharedDir === null ? null : path.join(sharedDir, 'photos');
  const options = { from, out: folder, frames, seed: 1, bursts: true, rawPairs: false, small: true, distinct: 8 };
  const truth = await makeShoot({ ...options, longSidePx }, new AbortController().signal, () => undefined);
  for (const name of readdirSync(folder)) age(path.join(folder, name));
  return { folder, truth };
}
