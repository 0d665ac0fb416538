/** @file Is the clean frame of a burst ranked first? Each picture of a folder in seven frames, through the real measures and the real ranking. */
import sharp from 'sharp';
import type { PhotoId } from '../electron/contract/ids.ts';
import { type RankedFrame, rankStack } from '../electron/core/culling/rank-stack.ts';
import { openMap, type SuggestInput } from '../electron/core/culling/suggest-input.ts';
import { measurePicture } from '../electron/core/measures/measure-picture.ts';
import { planSpoil, spoilOrder } from './make-shoot/plan-spoil.ts';
import { seededRandom } from './make-shoot/seeded-random.ts';
import { folderSources } from './make-shoot/sources.ts';
import { burstMarginPx, type Pixels, spoilPixels } from './make-shoot/spoil-pixels.ts';
import type { Spoil, SpoilKind } from './make-shoot/truth.ts';
import { type BenchResult, resultOf } from './result.ts';

export interface JudgedBurst {
  source: string;
  /** Kinds in ranked order, best first. */
  order: SpoilKind[];
  ranked: RankedFrame[];
}

/** Seeds that no constant of the measures was chosen on. */
const defaultSeeds = [101, 102, 103];

/** Share of bursts, in percent, whose clean frame is ranked first: one sample per seed; then for each defect the share it wrongly came first. */
export async function benchRanking(photosDir: string, seeds: readonly number[] = defaultSeeds): Promise<BenchResult[]> {
  const bursts = new Map<number, JudgedBurst[]>();
  for (const seed of seeds) bursts.set(seed, await judgeBursts(photosDir, seed));
  const shareFirst = (kind: SpoilKind) =>
    seeds.map((seed) => {
      const judged = bursts.get(seed)!;
      return (100 * judged.filter((burst) => burst.order[0] === kind).length) / judged.length;
    });
  const lost = [...bursts].flatMap(([seed, judged]) =>
    judged
      .filter((burst) => burst.order[0] !== 'clean')
      .map((burst) => `seed ${seed}: ${burst.order[0]} before clean in ${burst.source}`),
  );
  return [
    resultOf('clean frame of a synthetic burst ranked first', '%', shareFirst('clean'), lost.join('; ')),
    ...spoilOrder.map((kind) => resultOf(`${kind} frame ranked first`, '%', shareFirst(kind))),
  ];
}

/** One burst of seven per picture, each frame encoded at another quality and decoded again. */
export async function judgeBursts(photosDir: string, seed: number): Promise<JudgedBurst[]> {
  const random = seededRandom(seed);
  const judged: JudgedBurst[] = [];
  for (const source of await folderSources(photosDir, null)) {
    const pixels = await source.load();
    const spoils: Spoil[] = (['clean', ...spoilOrder] as const).map((kind) => planSpoil(random, kind, pixels));
    const qualities = random.shuffled([80, 83, 86, 89, 91, 93, 95]);
    const frames: SuggestInput[] = [];
    for (const [i, done] of spoils.entries()) frames.push(await takeFrame(pixels, done, qualities[i]!, seed, i + 1));
    const ranked = rankStack(frames);
    judged.push({ source: source.name, ranked, order: ranked.map((rank) => spoils[rank.id - 1]!.kind) });
  }
  return judged;
}

async function takeFrame(
  pixels: Pixels,
  done: Spoil,
  quality: number,
  seed: number,
  number: number,
): Promise<SuggestInput> {
  const margin = burstMarginPx(pixels.widthPx, pixels.heightPx);
  const made = await spoilPixels(pixels, done, seed * 101 + number, margin);
  const raw = { width: made.widthPx, height: made.heightPx, channels: 3 as const };
  const jpeg = await sharp(made.data, { raw }).jpeg({ quality }).toBuffer();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const { measures, map } = measurePicture({ data, widthPx: info.width, heightPx: info.height });
  return {
    id: number as PhotoId,
    state: 'ready',
    measures,
    map: openMap(map),
    faces: [],
    scores: [],
    focusPoint: null,
    dismissed: null,
  };
}
