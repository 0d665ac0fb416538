/**
 * @file What the evidence that compares frames costs an index: processor time of the detail sums and of comparing stacks, against developing the same files (one decode, tiers, all other measures) without
 * them. The pass over the pixels is run with and without the sums in turns, on the same decoded pixels.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { PhotoId } from '../electron/contract/ids.ts';
import { compareStack } from '../electron/core/culling/compare/compare-stack.ts';
import { startDetailSums } from '../electron/core/measures/detail-sums.ts';
import { openDetail, packDetail } from '../electron/core/measures/frame-detail.ts';
import { startLook } from '../electron/core/measures/look.ts';
import { measurePicture } from '../electron/core/measures/measure-picture.ts';
import { ownSharpness } from '../electron/core/measures/own-sharpness.ts';
import { planTiles, startTileSums } from '../electron/core/measures/tile-sums.ts';
import { startToneMeasures } from '../electron/core/measures/tone-measures.ts';
import { markKernelMemory, releaseKernelMemory } from '../electron/core/pixels/kernels.ts';
import { passRows } from '../electron/core/pixels/pass-rows.ts';
import { type Pixels, wholeOf } from '../electron/core/pixels/pixels.ts';
import { developPicture } from '../electron/core/previews/decoder/develop-picture.ts';
import { type BenchResult, resultOf } from './result.ts';

/** Frames of a stack, and passes of each kind per file. */
const stackOf = 7;
const passes = 3;

/** `files`: JPEGs in the order of their frames. */
export async function benchEvidenceCost(files: readonly string[]): Promise<BenchResult[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'chinagraph-bench-evidence-'));
  const concurrency = sharp.concurrency();
  sharp.concurrency(1);
  try {
    const developed: number[] = [];
    const sums: number[] = [];
    const inputs = [];
    // The first warms up.
    for (const [i, file] of [files[0]!, ...files].entries()) {
      const whole = await cpuMsOf(() => develop(file, dir));
      const { data, info } = await sharp(await readFile(file))
        .rotate()
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const pixels = { data, widthPx: info.width, heightPx: info.height };
      const added = await addedByDetail(pixels);
      const { measures, detail } = measurePicture(pixels);
      if (i === 0) continue;
      developed.push(whole - added);
      sums.push(added);
      const found = { measures, detail, faces: [], scores: [], focusPoint: null, dismissed: null };
      inputs.push({
        id: i as PhotoId,
        state: 'ready' as const,
        longSidePx: Math.max(info.width, info.height),
        ...found,
      });
    }
    const compared: number[] = [];
    for (const input of inputs) {
      // A shoot has hundreds of stacks: the code is warm for nearly all of them.
      const stack = Array.from({ length: stackOf }, () => input);
      const times = [];
      for (let i = 0; i < passes; i++) times.push((await cpuMsOf(() => void compareStack(stack))) / stackOf);
      compared.push(Math.min(...times));
    }
    const note = `${files.length} files; processor time`;
    const shares = sums.map((ms, i) => (100 * (ms + compared[i]!)) / developed[i]!);
    return [
      resultOf(
        'a photo developed without relative evidence',
        'ms',
        developed,
        `${note}: read, decode, tiers, other measures`,
      ),
      resultOf('detail sums of a photo', 'ms', sums, `${note}, in the same pass`),
      resultOf(
        'comparing a stack, per frame',
        'ms',
        compared,
        `stacks of ${stackOf}, each of one frame; processor time`,
      ),
      resultOf('relative evidence on top of the index', '%', shares, `${note}: detail sums and comparing`),
    ];
  } finally {
    sharp.concurrency(concurrency);
    await rm(dir, { recursive: true });
  }
}

async function develop(file: string, dir: string): Promise<void> {
  const tiers = (['thumb', 'nav'] as const).map((tier) => ({ tier, file: path.join(dir, `${tier}.jpg`) }));
  const source = { path: Buffer.from(file), kind: 'jpeg' as const, format: 'jpeg' as const, orientation: 1 as const };
  const want = { tiers, measures: true, scored: [], crops: [] };
  await developPicture({ id: 1, source, want, maxPixels: 1e9 }, () => undefined);
}

/** Milliseconds by which the pass and what follows of it take longer with the detail sums. */
async function addedByDetail(pixels: Pixels): Promise<number> {
  const times = { plain: [] as number[], both: [] as number[] };
  for (let i = 0; i < passes; i++) {
    times.plain.push(await cpuMsOf(() => pass(pixels, false)));
    times.both.push(await cpuMsOf(() => pass(pixels, true)));
  }
  return Math.max(0, Math.min(...times.both) - Math.min(...times.plain));
}

function pass(pixels: Pixels, hasDetail: boolean): void {
  const mark = markKernelMemory();
  const tiles = startTileSums(wholeOf(pixels), planTiles(pixels.widthPx, pixels.heightPx));
  const others = [startToneMeasures(pixels), startLook(pixels).taker, tiles];
  const detailing = hasDetail ? startDetailSums(pixels) : null;
  passRows(pixels, wholeOf(pixels), detailing ? [...others, detailing] : others);
  if (detailing) {
    const opened = openDetail(packDetail(detailing.detail()));
    if (opened) ownSharpness(opened);
  }
  releaseKernelMemory(mark);
}

async function cpuMsOf(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
