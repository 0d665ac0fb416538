/** @file Makes a shoot on disk after a plan: each source is decoded once, its frames are made two at a time. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { withExif } from './exif-values.ts';
import type { MakeShootOptions } from './options.ts';
import { type FramePlan, planShoot } from './plan-shoot.ts';
import { companionName, copyExifToCompanions, writeBareCompanion } from './raw-companion.ts';
import { folderSources, paintedSources, type SourcePicture } from './sources.ts';
import { burstMarginPx, type Pixels, spoilPixels } from './spoil-pixels.ts';
import type { Truth } from './truth.ts';

interface Picture {
  jpeg: Buffer;
  thumbnail: Buffer;
  widthPx: number;
  heightPx: number;
}

/**
 * Writes JPEGs, RAW-like companions if asked for, and truth.json into `options.out`.
 * @throws when `out` holds files already, when `from` has no pictures, or when a file cannot be written.
 */
export async function makeShoot(
  options: MakeShootOptions,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<Truth> {
  await mkdir(options.out, { recursive: true });
  if ((await readdir(options.out)).length > 0) throw new Error(`${options.out} is not empty: name a new folder`);
  const sources =
    options.from === null
      ? paintedSources(options.seed, options.longSidePx)
      : await folderSources(options.from, options.longSidePx);
  const plans = planShoot(options, sources);
  let done = 0;
  for (const [sourceIndex, ofSource] of groupBy(plans, (plan) => plan.sourceIndex)) {
    const pixels = await sources[sourceIndex]!.load();
    await atMostTwo([...groupBy(ofSource, (plan) => plan.pictureKey).values()], async (frames) => {
      signal.throwIfAborted();
      const picture = await makePicture(pixels, frames[0]!, options.seed);
      for (const frame of frames) {
        await writeFrame(options, frame, picture);
        report(++done);
      }
    });
  }
  if (options.rawPairs)
    await copyExifToCompanions(
      options.out,
      plans.map((plan) => plan.file),
      signal,
    );
  const truth = truthOf(options, plans, sources);
  await writeFile(path.join(options.out, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  return truth;
}

async function makePicture(pixels: Pixels, plan: FramePlan, seed: number): Promise<Picture> {
  const margin = plan.isBurst ? burstMarginPx(pixels.widthPx, pixels.heightPx) : 0;
  const made = await spoilPixels(pixels, plan.done, seed * 1_000_003 + plan.index, margin);
  const raw = { width: made.widthPx, height: made.heightPx, channels: 3 as const };
  const jpeg = await sharp(made.data, { raw }).jpeg({ quality: plan.jpegQuality }).toBuffer();
  const thumbnail = await sharp(jpeg).resize(160, 120, { fit: 'inside' }).jpeg({ quality: 70 }).toBuffer();
  return { jpeg, thumbnail, widthPx: made.widthPx, heightPx: made.heightPx };
}

async function writeFrame(options: MakeShootOptions, plan: FramePlan, picture: Picture): Promise<void> {
  await writeFile(path.join(options.out, plan.file), withExif(picture.jpeg, plan, picture.thumbnail));
  if (options.rawPairs)
    await writeBareCompanion(path.join(options.out, companionName(plan.file)), picture.jpeg, picture, plan);
}

function truthOf(options: MakeShootOptions, plans: FramePlan[], sources: SourcePicture[]): Truth {
  const bursts = [...groupBy(plans, (plan) => plan.scene)].flatMap(([scene, frames]) => {
    const clean = frames.find((frame) => frame.done.kind === 'clean');
    return clean === undefined ? [] : [{ scene, files: frames.map((frame) => frame.file), clean: clean.file }];
  });
  const { frames, rawPairs, small } = options;
  return {
    schema: 'chinagraph/make-shoot@1',
    seed: options.seed,
    options: { frames, bursts: options.bursts, rawPairs, small },
    photos: plans.map((plan) => ({
      file: plan.file,
      companion: rawPairs ? companionName(plan.file) : null,
      source: sources[plan.sourceIndex]!.name,
      scene: plan.scene,
      isBurst: plan.isBurst,
      done: plan.done,
      jpegQuality: plan.jpegQuality,
      takenAt: plan.takenAt,
      camera: plan.camera,
    })),
    bursts,
  };
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

async function atMostTwo<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < items.length) await act(items[next++]!);
  };
  await Promise.all([lane(), lane()]);
}
