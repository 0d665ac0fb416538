/** @file A planned frame taken by one of a family of cameras, another for every scene: of the varied family, or of the wide one. */
import { type SeededRandom, seededRandom } from '../make-shoot/seeded-random.ts';
import { blend, soften } from './camera/blur.ts';
import type { LightPicture } from './camera/light.ts';
import { developVaried, outOfFocus, planVariedCamera, shaken, type VariedCamera } from './camera/varied-camera.ts';
import { developWide, planWideCamera } from './camera/wide-camera.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { shut } from './take-frame.ts';
import { expose, placed, roundedBox, twisted } from './take-third.ts';

/** What all cameras of a family have. */
type Drawn = Pick<VariedCamera, 'focus' | 'hand' | 'longSidePx' | 'shrinking' | 'lensSigmaPx' | 'noiseLevels'>;
type Develop<C> = (light: LightPicture, camera: C, noiseLevels: number, random: SeededRandom) => Promise<Buffer>;

const takeBy =
  <C extends Drawn>(draw: (random: SeededRandom) => C, develop: Develop<C>, stream: number) =>
  async (scene: Scene, light: LightPicture, plan: CameraPlan, frame: FramePlan): Promise<Buffer> => {
    const camera = draw(seededRandom(Math.round(plan.lensSigmaPx * 1e6), stream));
    const random = seededRandom(frame.seed, stream);
    const exposed = throughLens(scene, light, plan, frame, camera, random);
    const { kind, amount } = frame;
    const noise = (kind === 'iso' ? Math.max(amount, camera.noiseLevels * 1.8) : camera.noiseLevels) / camera.shrinking;
    return develop(exposed, camera, noise, random);
  };

export const takeVaried = takeBy(planVariedCamera, developVaried, 4);
export const takeWide = takeBy(planWideCamera, developWide, 5);

function throughLens(
  scene: Scene,
  light: LightPicture,
  plan: CameraPlan,
  frame: FramePlan,
  camera: Drawn,
  random: SeededRandom,
): LightPicture {
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
  return expose(moved, frame, kind === 'no-flash' ? mask() : null, random.between(0, 2 * Math.PI));
}
