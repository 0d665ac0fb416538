/** @file A planned frame taken by the fourth camera, on which nothing is fitted or chosen. */
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { blend, convolve, soften } from './camera/blur.ts';
import { bubble, demosaic, developFourth, expose, planFourthCamera, tremble } from './camera/fourth-camera.ts';
import { eachPlane, type LightPicture } from './camera/light.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { shut } from './take-frame.ts';
import { placed } from './take-third.ts';

export async function takeFourth(
  scene: Scene,
  light: LightPicture,
  plan: CameraPlan,
  frame: FramePlan,
): Promise<Buffer> {
  const camera = planFourthCamera(seededRandom(Math.round(plan.lensSigmaPx * 1e6), 5));
  const random = seededRandom(frame.seed, 5);
  const { kind } = frame;
  const px = (outPx: number) => outPx * camera.oversampling;
  const scale = Math.min(1, px(camera.longSidePx) / Math.max(light.widthPx, light.heightPx));
  const seen = kind === 'blink' ? shut(scene, light, frame.amount, random) : light;
  const sharp = soften(
    kind === 'twist' ? rolled(seen, scale, frame, random.between(-0.004, 0.004)) : placed(seen, { scale }, frame),
    px(camera.lensSigmaPx),
  );
  const mask = () => softOval(sharp, plan.subject);
  const soft = () => convolve(sharp, bubble(px(frame.amount), camera.obstruction));
  const shaken = () => convolve(sharp, tremble(px(frame.amount), random));
  const changed = { shake: shaken, defocus: soft, misfocus: soft, 'subject-motion': shaken } as const;
  const change = kind in changed ? changed[kind as keyof typeof changed] : null;
  const moved =
    change === null
      ? sharp
      : kind === 'misfocus' || kind === 'subject-motion'
        ? blend(sharp, change(), mask())
        : change();
  const noise = px(kind === 'iso' ? Math.max(frame.amount, camera.noiseLevels * 1.8) : camera.noiseLevels);
  const raw = expose(
    lit(moved, frame, kind === 'no-flash' ? mask() : null, random.unit() < 0.5),
    noise,
    camera.banding,
    random,
  );
  const { widthPx, heightPx } = sharp;
  return developFourth(demosaic(raw, widthPx, heightPx), camera, noise);
}

/** The camera rolled, and came a little closer as it did. */
function rolled(scene: LightPicture, scale: number, frame: FramePlan, closer: number): LightPicture {
  const steps = Math.min(13, 5 + Math.ceil(frame.amount * 4));
  const parts = Array.from({ length: steps }, (_, i) => {
    const t = i / (steps - 1) - 0.5;
    // Fast in the middle, slow at both ends.
    const way = 0.5 * Math.sin(Math.PI * t);
    const zoom = frame.framing.zoom * (1 + closer * t * frame.amount);
    return placed(scene, { scale }, { ...frame, framing: { ...frame.framing, zoom } }, way * frame.amount);
  });
  return eachPlane(parts[0]!, (plane, channel) =>
    plane.map((_, i) => parts.reduce((sum, part) => sum + part.planes[channel]![i]!, 0) / steps),
  );
}

/** 1 in an oval with a waving rim, 0 outside. */
function softOval({ widthPx, heightPx }: LightPicture, box: CameraPlan['subject']): Float32Array {
  return Float32Array.from({ length: widthPx * heightPx }, (_, i) => {
    const u = (((i % widthPx) / widthPx - box.x) / box.w - 0.5) * 2;
    const v = ((Math.floor(i / widthPx) / heightPx - box.y) / box.h - 0.5) * 2;
    const out = Math.hypot(u, v) * (1 + 0.08 * Math.sin(5 * Math.atan2(v, u)));
    return 1 / (1 + Math.exp((out - 1) / 0.04));
  });
}

/** Another light: exposure, the colour of lamps, a flash that did not fire for those in front. */
function lit(light: LightPicture, frame: FramePlan, subject: Float32Array | null, isWarm: boolean): LightPicture {
  const { kind, amount } = frame;
  const stops = frame.exposureJitter + (kind === 'overexposed' ? amount : kind === 'underexposed' ? -amount : 0);
  const shift = kind === 'white-balance' ? (isWarm ? amount : -amount) : 0;
  const gains = [0.55 * shift, 0, -0.7 * shift];
  return eachPlane(light, (plane, channel) => {
    const gain = 2 ** (stops + gains[channel]!);
    return plane.map(
      (value, i) => value * gain * (subject === null ? 1 : 2 ** (-amount * (0.45 + 0.55 * subject[i]!))),
    );
  });
}
