/** @file The pools of all scenes on disk; a frame that is there is not taken again. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { lightOf } from './camera/light.ts';
import { planScene, type ScenePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { takeFourth } from './take-fourth.ts';
import { takeFrame } from './take-frame.ts';
import { takeSecond } from './take-second.ts';
import { takeThird } from './take-third.ts';
import { takeVaried, takeWide } from './take-varied.ts';

/** Who makes the frames: those that the weights are fitted on (two cameras and a family of them, of which the third was one), or the fourth, built differently again, that is only asked. */
export const makers = ['first', 'second', 'third', 'varied', 'wide', 'fourth'] as const;
export type Maker = (typeof makers)[number];

/** Raise when any picture would come out differently. */
export const makerVersion = 2;

/** Larger scenes are shrunk first: a frame then takes about half a second of one core. */
const sceneLongSidePx = 1600;
/** For those who take larger frames, too. */
const largeSceneLongSidePx = 2600;

export interface Pool extends ScenePlan {
  scene: Scene;
  maker: Maker;
  /** By frame name. */
  fileOf(name: string): string;
}

export function poolOf(scene: Scene, cacheDir: string, salt = 0, maker: Maker = 'first'): Pool {
  const stem = scene.name.replace(/\.[^.]+$/, '');
  const folder = path.join(
    cacheDir,
    `frames-${makerVersion}${salt === 0 ? '' : `-${salt}`}${maker === 'first' ? '' : `-${maker}`}`,
    stem,
  );
  return { scene, maker, ...planScene(scene, salt), fileOf: (name) => path.join(folder, `${name}.jpg`) };
}

/** Takes what is missing of a pool. */
export async function makePool(pool: Pool): Promise<number> {
  const missing = pool.frames.filter((frame) => !existsSync(pool.fileOf(frame.name)));
  if (missing.length === 0) return 0;
  const longSidePx = ['varied', 'wide', 'fourth'].includes(pool.maker) ? largeSceneLongSidePx : sceneLongSidePx;
  const { data, info } = await sharp(await readFile(pool.scene.file))
    .autoOrient()
    .resize(longSidePx, longSidePx, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const light = lightOf(data, info.width, info.height);
  await mkdir(path.dirname(pool.fileOf('any')), { recursive: true });
  const take = {
    first: takeFrame,
    second: takeSecond,
    third: takeThird,
    varied: takeVaried,
    wide: takeWide,
    fourth: takeFourth,
  }[pool.maker];
  for (const frame of missing) {
    const file = pool.fileOf(frame.name);
    // Whole or not at all: two makers may run side by side.
    await writeFile(`${file}.${process.pid}`, await take(pool.scene, light, pool.camera, frame));
    await rename(`${file}.${process.pid}`, file);
  }
  return missing.length;
}
