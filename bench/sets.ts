/** @file How well stacks and sets are found: shoots by scripts, from scenes that no constant was chosen on, against what they were made as. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PhotoId } from '../electron/contract/ids.ts';
import { picturesOf } from '../electron/core/culling/alike/pictures.ts';
import { buildStacks } from '../electron/core/culling/build-stacks.ts';
import { folderSources, paintedSources, type SourcePicture } from './make-shoot/sources.ts';
import { type BenchResult, resultOf } from './result.ts';
import { faceBoxes } from './sets/faces.ts';
import { type Judgement, judgementLines, judgeStacks } from './sets/judge.ts';
import { takeShoot } from './sets/make.ts';

/** Camera photos of others, where they are at hand. */
const scenesDir = fileURLToPath(new URL('../../shared/scenes/', import.meta.url));

/** Every second scene is for choosing constants on, the others for reporting. */
export type Part = 'fitting' | 'reporting';

export async function partOf(part: Part): Promise<readonly SourcePicture[]> {
  if (!existsSync(scenesDir)) return paintedSources(part === 'fitting' ? 3 : 4, null);
  const all = await folderSources(scenesDir, 1600);
  return all.filter((_, index) => (index % 2 === 0) === (part === 'fitting'));
}

export async function benchSets(say: (text: string) => void, part: Part = 'reporting'): Promise<BenchResult[]> {
  const taken = await takeShoot(await partOf(part), await faceBoxes(scenesDir), { perScene: 3, seed: 77 });
  const looks = new Map(taken.map((one) => [one.stack.id, one.look]));
  const inputs = taken.map((one) => one.stack);
  const started = performance.now();
  const stacks = buildStacks(
    inputs,
    0.5,
    picturesOf((id: PhotoId) => looks.get(id) ?? null),
  );
  const tookMs = performance.now() - started;
  const judged = judgeStacks(taken, stacks);
  for (const line of judgementLines(judged)) say(line);
  const of = (scripts: (script: string) => boolean, part: keyof Judgement, whole: keyof Judgement) => {
    const rows = judged.filter(({ script }) => scripts(script));
    const sum = (key: keyof Judgement) => rows.reduce((total, row) => total + Number(row[key]), 0);
    return [(100 * sum(part)) / Math.max(1, sum(whole))];
  };
  const isSet = (script: string) => /panorama|sweep|focus stack|^bracket|window|ladder|repeated/.test(script);
  const note = `${taken.length} frames of the ${part} scenes`;
  return [
    resultOf(
      'pairs of a slow session in one stack',
      '%',
      of((name) => name === 'portrait session', 'pairsFound', 'pairs'),
      note,
    ),
    resultOf(
      'pairs of a panned burst in one stack',
      '%',
      of((name) => name === 'panned burst', 'pairsFound', 'pairs'),
      note,
    ),
    resultOf(
      'pairs in one stack that belong together',
      '%',
      of(() => true, 'pairsRight', 'pairsMade'),
      note,
    ),
    resultOf('frames of unnamed sets left whole', '%', of(isSet, 'protectedFrames', 'frames'), note),
    resultOf('frames of unnamed sets suggested as rejects', '%', of(isSet, 'rejects', 'frames'), note),
    resultOf(
      'frames to choose from left whole by mistake',
      '%',
      of((name) => !isSet(name), 'protectedFrames', 'frames'),
      note,
    ),
    resultOf('comparing looks, a photo', 'ms', [tookMs / taken.length], note),
  ];
}
