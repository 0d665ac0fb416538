/** @file Does the number "sharpness" put frames in order, shaken ones too? On scenes that nothing was fitted on, beside the acutance of all directions together. */

import path from 'node:path';
import { measurePicture } from '../electron/core/measures/measure-picture.ts';
import { sharpestShare, tileAcutance } from '../electron/core/measures/tile-acutance.ts';
import { planTiles, sumTiles } from '../electron/core/measures/tile-sums.ts';
import { type Pixels, wholeOf } from '../electron/core/pixels/pixels.ts';
import { listScenes } from './judgement/scenes.ts';
import { orderPairs, type PairKind, takeShaken } from './judgement/shake-order.ts';
import { sharedDir } from './judgement.ts';
import { type BenchResult, resultOf } from './result.ts';

/** Ten frames each: as many as give five minutes to two busy cores. */
const scenes = 8;

const numbers: Readonly<Record<string, (pixels: Pixels) => number>> = {
  sharpness: (pixels) => measurePicture(pixels).measures.sharpness,
  'all directions together': (pixels) =>
    sharpestShare(tileAcutance(sumTiles(pixels, wholeOf(pixels), planTiles(pixels.widthPx, pixels.heightPx))), 0.1),
};

export async function benchSharpness(say: (text: string) => void): Promise<BenchResult[]> {
  const found = await listScenes(path.join(sharedDir, 'scenes'));
  const tallies = new Map<string, { right: number; of: number }>();
  for (const scene of found.filter(({ part }) => part === 'reporting').slice(0, scenes)) {
    const frames = await takeShaken(scene);
    for (const [name, number] of Object.entries(numbers)) {
      const values = frames.map(({ pixels }) => number(pixels));
      for (const [kind, { right, of }] of orderPairs(frames, values) as Map<PairKind, { right: number; of: number }>) {
        const key = `${name}: pairs ${kind}`;
        const before = tallies.get(key) ?? { right: 0, of: 0 };
        tallies.set(key, { right: before.right + right, of: before.of + of });
      }
    }
    say(scene.name);
  }
  return [...tallies].map(([name, { right, of }]) => resultOf(`${name} (${of})`, '% right', [(100 * right) / of]));
}
