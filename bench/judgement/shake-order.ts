/**
 * @file Does a number of sharpness put shaken frames behind sharp ones? Frames of a scene through the imitated camera: clean, out of focus, shaken along a nearly straight path.
 *
 * What is right follows from the blur that was made: of two frames the one is softer whose light is spread further in the direction in which it is spread most.
 */
import { readFile } from 'node:fs/promises';

import sharp from 'sharp';
import type { Pixels } from '../../electron/core/pixels/pixels.ts';
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { convolve, defocus, type Kernel, pathKernel, soften } from './camera/blur.ts';
import { developJpeg } from './camera/finish.ts';
import { lightOf } from './camera/light.ts';
import { reframe } from './camera/reframe.ts';
import { addSensorNoise, reduceNoise } from './camera/sensor.ts';
import { planScene } from './plan-frames.ts';
import type { Scene } from './scenes.ts';

export interface ShakeFrame {
  kind: 'clean' | 'focus' | 'shake' | 'grain';
  /** Standard deviation of the spread of light along the direction where it is greatest, pixels of the frame; the lens's own among it. */
  spreadPx: number;
  pixels: Pixels;
}

/** Lengths of shake and radii of discs, pixels of the frame: what is hardly seen at 1:1 to what is seen in the grid. */
const lengthsPx = [2.2, 3.5, 6, 12];
const radiiPx = [0.9, 1.5, 3];

/** The frames of a scene: two clean ones, one with the grain of a high ISO, discs, shakes. */
export async function takeShaken(scene: Scene, salt = 0): Promise<ShakeFrame[]> {
  const { data, info } = await sharp(await readFile(scene.file))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const light = lightOf(data, info.width, info.height);
  const { camera } = planScene(scene, salt);
  const random = seededRandom(
    scene.name.length * 7919 + Number.parseInt(scene.name.replace(/\D/g, '') || '1', 10),
    salt,
  );
  const lens = camera.lensSigmaPx;
  const take = async (kind: ShakeFrame['kind'], amount: number): Promise<ShakeFrame> => {
    const framing = {
      shiftXPx: random.normal() * 4,
      shiftYPx: random.normal() * 4,
      degrees: random.normal() * 0.25,
      zoom: 1.005 + random.normal() * 0.0015,
    };
    const sharpest = soften(reframe(light, framing), lens);
    const path = pathKernel(Math.max(amount, 1), random.between(0, 0.6), random);
    const blurred =
      kind === 'shake' ? convolve(sharpest, path) : kind === 'focus' ? defocus(sharpest, amount) : sharpest;
    const spread = kind === 'shake' ? spreadOf(path) : kind === 'focus' ? amount / 2 : 0;
    const noise = kind === 'grain' ? amount : camera.noiseLevels;
    const jpeg = await developJpeg(
      reduceNoise(addSensorNoise(blurred, noise, random), noise, camera.keepGrain),
      camera.finish,
    );
    const taken = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    return {
      kind,
      spreadPx: Math.hypot(lens, spread),
      pixels: { data: taken.data, widthPx: taken.info.width, heightPx: taken.info.height },
    };
  };
  const frames = [await take('clean', 0), await take('clean', 0), await take('grain', 9)];
  for (const radius of radiiPx) frames.push(await take('focus', radius));
  for (const length of lengthsPx) frames.push(await take('shake', length));
  return frames;
}

/** Standard deviation of a kernel along its longest axis. */
function spreadOf({ points }: Kernel): number {
  let [x, y, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (const p of points) {
    x += p.weight * p.x;
    y += p.weight * p.y;
    xx += p.weight * p.x * p.x;
    yy += p.weight * p.y * p.y;
    xy += p.weight * p.x * p.y;
  }
  [xx, yy, xy] = [xx - x * x, yy - y * y, xy - x * y];
  return Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy));
}

export type PairKind = 'shaken and sharp' | 'shaken and out of focus' | 'out of focus and sharp' | 'of one fault';

function pairKindOf(softer: ShakeFrame['kind'], sharper: ShakeFrame['kind']): PairKind {
  if (softer === sharper) return 'of one fault';
  const isSharp = sharper === 'clean' || sharper === 'grain';
  if (!isSharp) return 'shaken and out of focus';
  return softer === 'shake' ? 'shaken and sharp' : 'out of focus and sharp';
}

/** Pairs that differ clearly, one spread at least 1.4 times as far: of each kind, how many the values order rightly. */
export function orderPairs(
  frames: readonly Pick<ShakeFrame, 'kind' | 'spreadPx'>[],
  values: readonly number[],
): Map<PairKind, { right: number; of: number }> {
  const found = new Map<PairKind, { right: number; of: number }>();
  frames.forEach((softer, i) => {
    frames.forEach((sharper, j) => {
      if (softer.spreadPx < 1.4 * sharper.spreadPx) return;
      const kind = pairKindOf(softer.kind, sharper.kind);
      const tally = found.get(kind) ?? { right: 0, of: 0 };
      found.set(kind, { right: tally.right + (values[i]! < values[j]! ? 1 : 0), of: tally.of + 1 });
    });
  });
  return found;
}
