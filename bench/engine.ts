/** @file Everything that the engine is measured by, one part after the other. */

import { asCamerasWrite, type BenchShoot, benchShoot } from './bench-shoot.ts';
import { benchBigCatalog } from './big-catalog.ts';
import { benchCatalog } from './catalog.ts';
import { benchCulling } from './culling.ts';
import { benchEvidenceCost } from './evidence-cost.ts';
import { benchFirstSight } from './first-sight.ts';
import { benchMixedFolder, benchTinyFiles } from './mixed/mixed-folder.ts';
import { benchOrderedList } from './ordered-list.ts';
import { benchPreviews } from './previews.ts';
import { benchRawPreview } from './raw-preview.ts';
import type { BenchResult } from './result.ts';
import { benchSets } from './sets.ts';
import { benchStrictness } from './strictness.ts';
import { benchWholeIndex } from './whole-index.ts';

/** A shoot as large as a wedding. */
const frames = 3_247;
/** Of these every so many are enough to compare tiers on. */
const everyNth = 40;

export type Say = (text: string) => void;

/** Parts of the engine's bench, by name. Shoots are made when a part needs one. */
export const engineParts: Readonly<Record<string, (say: Say) => Promise<BenchResult[]>>> = {
  list: async (say) => benchOrderedList(await shoot(say)),
  'first-sight': async (say) => benchFirstSight((await shoot(say)).folder),
  index: async (say) => benchBothIndexes(await shoot(say), say),
  evidence: async (say) => benchEvidenceCost((await shoot(say)).files.filter((_, index) => index % everyNth === 0)),
  mixed: benchMixedFolder,
  tiny: benchTinyFiles,
  previews: async (say) => benchPreviews((await shoot(say)).files.filter((_, index) => index % everyNth === 0)),
  'raw-preview': () => benchRawPreview(),
  catalog: benchCatalog,
  'big-catalog': benchBigCatalog,
  culling: async () => [...benchCulling(), ...(await benchStrictness())],
  sets: benchSets,
};

/** One after the other on one machine: with plain EXIF, and as cameras write files. */
async function benchBothIndexes(plain: BenchShoot, say: Say): Promise<BenchResult[]> {
  const real = await asCamerasWrite(plain, say);
  if (real === null) say('no reference pictures: the index is not measured on files as cameras write them');
  const written = real ? await benchWholeIndex(real, say) : [];
  return [
    ...written.map((result) => ({ ...result, name: `${result.name}, files as cameras write them` })),
    ...(await benchWholeIndex(plain, say)),
  ];
}

const shoot = (say: Say): Promise<BenchShoot> => benchShoot(frames, say);
