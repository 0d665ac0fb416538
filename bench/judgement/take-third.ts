/** @file A planned frame taken by the third camera, on which nothing is fitted or chosen. */
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { blend, convolve, soften } from './camera/blur.ts';
import { eachPlane, type LightPicture } from './camera/light.ts';
import { addGrain, develop, hexagon, jerk, planThirdCamera } from './camera/third-camera.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { shut } from './take-frame.ts';

/** Share of each side that framing may move over. */
const margin = 0.04;

export async function takeThird(
  scene: Scene,
  light: LightPicture,
  plan: CameraPlan,
  frame: FramePlan,
): Promise<Buffer> {
  // The camera is the scene's, whichever of its frames is taken.
  const camera = planThirdCamera(seededRandom(Math.round(plan.lensSigmaPx * 1e6), 3));
  const random = seededRandom(frame.seed, 3);
  const { kind, amount } = frame;
  const seen = kind === 'blink' ? shut(scene, light, amount, random) : light;
  const pivot = { x: random.between(0.35, 0.65), y: random.between(0.35, 0.65) };
  const sharp = soften(
    kind === 'twist' ? twisted(seen, camera, frame, pivot) : placed(seen, camera, frame),
    camera.lensSigmaPx,
  );
  const mask = () => roundedBox(sharp, plan.subject);
  const moved =
    kind === 'shake'
      ? convolve(sharp, jerk(amount, random))
      : kind === 'defocus'
        ? convolve(sharp, hexagon(amount, random))
        : kind === 'misfocus'
          ? blend(sharp, convolve(sharp, hexagon(amount, random)), mask())
          : kind === 'subject-motion'
            ? blend(sharp, convolve(sharp, jerk(amount, random)), mask())
            : sharp;
  const noise = kind === 'iso' ? Math.max(amount, camera.noiseLevels * 1.8) : camera.noiseLevels;
  const exposed = expose(moved, frame, kind === 'no-flash' ? mask() : null, random.between(0, 2 * Math.PI));
  return develop(addGrain(exposed, noise, random), camera, noise);
}

/** The scene on the sensor: every pixel the mean of four places on it, turned about `pivot` (fractions of the frame). */
export function placed(
  scene: LightPicture,
  { scale }: { scale: number },
  frame: FramePlan,
  degrees = 0,
  pivot = { x: 0.5, y: 0.5 },
): LightPicture {
  const widthPx = Math.floor(scene.widthPx * scale * (1 - 2 * margin));
  const heightPx = Math.floor(scene.heightPx * scale * (1 - 2 * margin));
  const angle = ((degrees + frame.framing.degrees) * Math.PI) / 180;
  const step = 1 / (scale * frame.framing.zoom);
  const [cos, sin] = [Math.cos(angle) * step, Math.sin(angle) * step];
  const [px, py] = [pivot.x * widthPx + frame.framing.shiftXPx, pivot.y * heightPx + frame.framing.shiftYPx];
  const cx = scene.widthPx / 2 + (pivot.x - 0.5) * widthPx * step - 0.5;
  const cy = scene.heightPx / 2 + (pivot.y - 0.5) * heightPx * step - 0.5;
  const planes = scene.planes.map(() => new Float32Array(widthPx * heightPx)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [right, bottom, wide] = [scene.widthPx - 2, scene.heightPx - 2, scene.widthPx];
  for (let y = 0, i = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, i++)
      for (let k = 0; k < 4; k++) {
        const u = x + (k % 2 === 0 ? 0.25 : 0.75) - px;
        const v = y + (k < 2 ? 0.25 : 0.75) - py;
        const sx = Math.min(right, Math.max(0, cx + u * cos - v * sin));
        const sy = Math.min(bottom, Math.max(0, cy + u * sin + v * cos));
        const at = Math.floor(sy) * wide + Math.floor(sx);
        const [fx, fy] = [sx - Math.floor(sx), sy - Math.floor(sy)];
        const [a, b, c, d] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
        for (let channel = 0; channel < 3; channel++) {
          const plane = scene.planes[channel]!;
          planes[channel]![i]! +=
            (a * plane[at]! + b * plane[at + 1]! + c * plane[at + wide]! + d * plane[at + wide + 1]!) / 4;
        }
      }
  return { planes, widthPx, heightPx };
}

/** The camera turned about a point that need not be the middle. */
export function twisted(
  scene: LightPicture,
  camera: { scale: number },
  frame: FramePlan,
  pivot: { x: number; y: number },
): LightPicture {
  const steps = Math.min(9, 4 + Math.ceil(frame.amount * 3));
  const parts = Array.from({ length: steps }, (_, i) =>
    placed(scene, camera, frame, (i / (steps - 1) - 0.5) * frame.amount, pivot),
  );
  return eachPlane(parts[0]!, (plane, channel) =>
    plane.map((_, i) => parts.reduce((sum, part) => sum + part.planes[channel]![i]!, 0) / steps),
  );
}

/** 1 inside a box with round corners, 0 outside, soft over a tenth. */
export function roundedBox({ widthPx, heightPx }: LightPicture, box: CameraPlan['subject']): Float32Array {
  return Float32Array.from({ length: widthPx * heightPx }, (_, i) => {
    const u = (((i % widthPx) / widthPx - box.x) / box.w - 0.5) * 2;
    const v = ((Math.floor(i / widthPx) / heightPx - box.y) / box.h - 0.5) * 2;
    return Math.min(1, Math.max(0, (1.05 - (u ** 4 + v ** 4) ** 0.25) / 0.1));
  });
}

/** `hue` is where a wrong white balance goes: round the whole circle, not only from warm to cold. */
export function expose(light: LightPicture, frame: FramePlan, subject: Float32Array | null, hue: number): LightPicture {
  const { kind, amount } = frame;
  const stops = frame.exposureJitter + (kind === 'overexposed' ? amount : kind === 'underexposed' ? -amount : 0);
  const gains =
    kind === 'white-balance'
      ? [0.6 * amount * Math.cos(hue), -0.25 * amount * Math.sin(hue), -0.75 * amount * Math.cos(hue)]
      : [0, 0, 0];
  return eachPlane(light, (plane, channel) =>
    plane.map(
      (value, i) => value * 2 ** (stops + gains[channel]! - (subject ? amount * (0.3 + 0.7 * subject[i]!) : 0)),
    ),
  );
}
