/** @file A planned frame taken by one of a family of cameras, another for every scene. */
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { blend, soften } from './camera/blur.ts';
import type { LightPicture } from './camera/light.ts';
import { developVaried, outOfFocus, planVariedCamera, shaken } from './camera/varied-camera.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { shut } from './take-frame.ts';
import { expose, placed, roundedBox, twisted } from './take-third.ts';

export async function takeVaried(
  scene: Scene,
  light: LightPicture,
  plan: CameraPlan,
  frame: FramePlan,
): Promise<Buffer> {
  const camera = planVariedCamera(seededRandom(Math.round(plan.lensSigmaPx * 1e6), 4));
  const random = seededRandom(frame.seed, 4);
  const { kind } = frame;
  // Amounts are in pixels of the picture that comes out.
  const isLength = ['shake', 'defocus', 'misfocus', 'subject-motion'].includes(kind);
  const amount = isLength ? frame.amount / camera.shrinking : frame.amount;
  const longest = Math.max(light.widthPx, light.heightPx);
  const scale = Math.min(0.8, camera.longSidePx / camera.shrinking / longest);
  const seen = kind === 'blink' ? shut(scene, light, amount, random) : light;
  const pivot = { x: random.between(0.35, 0.65), y: random.between(0.35, 0.65) };
  const sharp = soften(
    kind === 'twist' ? twisted(seen, { scale }, frame, pivot) : placed(seen, { scale }, frame),
    camera.lensSigmaPx / camera.shrinking,
  );
  const mask = () => roundedBox(sharp, plan.subject);
  const moved =
    kind === 'shake'
      ? shaken(sharp, camera, amount, random)
      : kind === 'defocus'
        ? outOfFocus(sharp, camera, amount, random)
        : kind === 'misfocus'
          ? blend(sharp, outOfFocus(sharp, camera, amount, random), mask())
          : kind === 'subject-motion'
            ? blend(sharp, shaken(sharp, camera, amount, random), mask())
            : sharp;
  const noise = (kind === 'iso' ? Math.max(amount, camera.noiseLevels * 1.8) : camera.noiseLevels) / camera.shrinking;
  const exposed = expose(moved, frame, kind === 'no-flash' ? mask() : null, random.between(0, 2 * Math.PI));
  return developVaried(exposed, camera, noise, random);
}
