/** @file Takes a planned frame of a scene: scene, lids, framing, optics, light, sensor, noise reduction, tone, sharpening, JPEG, in a camera's order. */
import { type SeededRandom, seededRandom } from '../make-shoot/seeded-random.ts';
import { blend, convolve, defocus, ellipseMask, pathKernel, soften } from './camera/blur.ts';
import { developJpeg } from './camera/finish.ts';
import { closeLids } from './camera/lids.ts';
import { eachPlane, type LightPicture } from './camera/light.ts';
import { placeOnSensor, reframe } from './camera/reframe.ts';
import { addSensorNoise, reduceNoise } from './camera/sensor.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';

export async function takeFrame(
  scene: Scene,
  light: LightPicture,
  camera: CameraPlan,
  frame: FramePlan,
): Promise<Buffer> {
  const random = seededRandom(frame.seed);
  const lit = frame.kind === 'blink' ? shut(scene, light, frame.amount, random) : light;
  const sharp = soften(reframe(lit, frame.framing), camera.lensSigmaPx);
  const needsMask = camera.backgroundPx > 0 || ['misfocus', 'subject-motion', 'no-flash'].includes(frame.kind);
  const mask = needsMask ? maskOnSensor(light, camera, frame, sharp) : new Float32Array(0);
  const focused = throughLens(lit, sharp, mask, camera, frame, random);
  const exposed = expose(focused, mask, frame, random);
  const noise = noiseOf(camera, frame);
  const noisy = addSensorNoise(exposed, noise, random);
  return developJpeg(reduceNoise(noisy, noise, camera.keepGrain), camera.finish);
}

/** All who can be seen with both eyes, or in a group some of them. */
export function shut(scene: Scene, light: LightPicture, closure: number, random: SeededRandom): LightPicture {
  const eyes = scene.faces.flatMap((face) => (face.eyes ? [face.eyes] : []));
  const chosen =
    eyes.length === 1 ? eyes : random.shuffled(eyes).slice(0, random.whole(1, Math.max(1, eyes.length - 1)));
  return chosen.reduce((picture, pair) => closeLids(picture, pair, closure), light);
}

function maskOnSensor(scene: LightPicture, camera: CameraPlan, frame: FramePlan, size: LightPicture): Float32Array {
  const { x, y, w, h } = camera.subject;
  const from = placeOnSensor(scene, frame.framing, { x, y });
  const to = placeOnSensor(scene, frame.framing, { x: x + w, y: y + h });
  return ellipseMask(size.widthPx, size.heightPx, { x: from.x, y: from.y, w: to.x - from.x, h: to.y - from.y });
}

function throughLens(
  scene: LightPicture,
  sharp: LightPicture,
  mask: Float32Array,
  camera: CameraPlan,
  frame: FramePlan,
  random: SeededRandom,
): LightPicture {
  const { kind, amount } = frame;
  const discIf = (radiusPx: number) => (radiusPx < 0.3 ? sharp : defocus(sharp, radiusPx));
  // Where the background is soft, focus that leaves the subject arrives behind it.
  const backgroundPx = kind === 'misfocus' ? Math.max(0, camera.backgroundPx - amount) : camera.backgroundPx;
  const subject =
    kind === 'misfocus'
      ? discIf(amount)
      : kind === 'subject-motion'
        ? convolve(sharp, pathKernel(amount, random.between(0, 1.5), random))
        : sharp;
  const behind = discIf(backgroundPx);
  const whole = subject === behind ? sharp : blend(behind, subject, mask);
  if (kind === 'shake') return convolve(whole, pathKernel(amount, random.between(0.2, 3), random));
  if (kind === 'defocus') return defocus(whole, amount);
  if (kind === 'twist') {
    const turned = soften(twist(scene, whole, frame), camera.lensSigmaPx);
    return backgroundPx < 0.3 ? turned : blend(defocus(turned, backgroundPx), turned, mask);
  }
  return whole;
}

/** The camera turned during the exposure: the mean of the scene at angles along the turn. */
function twist(scene: LightPicture, whole: LightPicture, frame: FramePlan): LightPicture {
  const steps = Math.min(15, 3 + Math.ceil(frame.amount * 6));
  const sum = eachPlane(whole, (plane) => new Float32Array(plane.length));
  for (let i = 0; i < steps; i++) {
    const degrees = frame.framing.degrees + (i / (steps - 1) - 0.5) * frame.amount;
    const turned = reframe(scene, { ...frame.framing, degrees });
    sum.planes.forEach((plane, channel) => {
      const from = turned.planes[channel]!;
      for (let at = 0; at < plane.length; at++) plane[at]! += from[at]! / steps;
    });
  }
  return sum;
}

/** Light of 3,200 K and of 12,000 K seen with 5,500 K set, and as far towards green and magenta: gains of red and blue (green 1), or of green. */
const casts = [
  { red: 1.45, green: 1, blue: 0.55 },
  { red: 0.75, green: 1, blue: 1.45 },
  { red: 0.9, green: 1.25, blue: 0.9 },
  { red: 1.12, green: 0.78, blue: 1.12 },
];

function expose(light: LightPicture, mask: Float32Array, frame: FramePlan, random: SeededRandom): LightPicture {
  const { kind, amount } = frame;
  const stops = frame.exposureJitter + (kind === 'overexposed' ? amount : kind === 'underexposed' ? -amount : 0);
  const cast = random.pick(casts);
  const gains = [cast.red, cast.green, cast.blue].map((gain) =>
    kind === 'white-balance' ? gain ** amount : kind === 'no-flash' ? (gain > 1 ? 1.04 : 0.97) : 1,
  );
  return eachPlane(light, (plane, channel) => {
    const gain = 2 ** stops * gains[channel]!;
    const out = new Float32Array(plane.length);
    // A flash lights the subject; what is behind it loses a good half as much.
    for (let i = 0; i < out.length; i++)
      out[i] = plane[i]! * gain * (kind === 'no-flash' ? 2 ** (-amount * (0.6 + 0.4 * mask[i]!)) : 1);
    return out;
  });
}

function noiseOf(camera: CameraPlan, { kind, amount }: FramePlan): number {
  return kind === 'iso' ? Math.max(amount, camera.noiseLevels * 1.8) : camera.noiseLevels;
}
