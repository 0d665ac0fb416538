/** @file A planned frame taken by the second camera; half of its turns are a zoom that was moved. */
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { encodeLight, type LightPicture } from './camera/light.ts';
import {
  blurred,
  defocused,
  develop,
  meanOf,
  open,
  pasted,
  planSecondCamera,
  type Raw,
  rawOf,
  stroke,
} from './camera/second-camera.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';
import type { Scene } from './scenes.ts';
import { shut } from './take-frame.ts';

/** Share of each side that framing may move over. */
const margin = 0.04;

export async function takeSecond(
  scene: Scene,
  light: LightPicture,
  plan: CameraPlan,
  frame: FramePlan,
): Promise<Buffer> {
  // The camera is the scene's, whichever of its frames is taken.
  const camera = planSecondCamera(seededRandom(Math.round(plan.lensSigmaPx * 1e6)));
  const random = seededRandom(frame.seed, 2);
  const seen = levelsOf(frame.kind === 'blink' ? shut(scene, light, frame.amount, random) : light);
  const taken = await throughLens(seen, plan, frame, random.between(0, Math.PI), camera.lensSigmaPx, random.unit());
  const { kind, amount } = frame;
  const stops = kind === 'overexposed' ? amount : kind === 'underexposed' || kind === 'no-flash' ? -amount : 0;
  const warm = random.unit() < 0.5 ? 1 : -1;
  const cast = kind === 'white-balance' ? amount * warm : 0;
  const noiseLevels = kind === 'iso' ? Math.max(amount, camera.noiseLevels * 1.8) : camera.noiseLevels;
  return develop(
    taken,
    camera,
    { stops: stops + frame.exposureJitter, gains: [2 ** (0.5 * cast), 1, 2 ** (-0.7 * cast)], noiseLevels },
    random,
  );
}

function levelsOf({ planes, widthPx, heightPx }: LightPicture): Raw {
  const data = Buffer.alloc(widthPx * heightPx * 3);
  planes.forEach((plane, channel) => {
    for (let i = 0; i < plane.length; i++) data[i * 3 + channel] = Math.round(255 * encodeLight(plane[i]!));
  });
  return { data, widthPx, heightPx };
}

/** The frame cut out of the scene at a whole pixel, 1.6 times finer than the sensor: no frame is softened by being sampled between pixels. */
async function framed(scene: Raw, frame: FramePlan, degrees: number, zoom: number): Promise<Raw> {
  const { widthPx, heightPx } = scene;
  const turned =
    Math.abs(degrees) < 1e-6
      ? open(scene)
      : open(scene).affine(rotation(degrees), {
          odx: 0,
          ody: 0,
          interpolator: 'bicubic',
        });
  const { data, info } = await turned.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [w, h] = [
    Math.floor((widthPx * (1 - 2 * margin)) / zoom / 2) * 2,
    Math.floor((heightPx * (1 - 2 * margin)) / zoom / 2) * 2,
  ];
  const side = (whole: number, part: number, shift: number) =>
    Math.min(whole - part, Math.max(0, Math.round((whole - part) / 2 + shift)));
  return rawOf(
    open({ data, widthPx: info.width, heightPx: info.height })
      .extract({
        left: side(info.width, w, 1.6 * frame.framing.shiftXPx),
        top: side(info.height, h, 1.6 * frame.framing.shiftYPx),
        width: w,
        height: h,
      })
      .resize(Math.round((widthPx * (1 - 2 * margin)) / 1.6), Math.round((heightPx * (1 - 2 * margin)) / 1.6), {
        fit: 'fill',
        kernel: 'lanczos3',
      }),
  );
}

function rotation(degrees: number): [[number, number], [number, number]] {
  const angle = (degrees * Math.PI) / 180;
  return [
    [Math.cos(angle), -Math.sin(angle)],
    [Math.sin(angle), Math.cos(angle)],
  ];
}

async function throughLens(
  scene: Raw,
  plan: CameraPlan,
  frame: FramePlan,
  angle: number,
  lensSigmaPx: number,
  chance: number,
): Promise<Raw> {
  const { kind, amount } = frame;
  if (kind === 'twist') {
    const steps = Math.min(13, 5 + Math.ceil(amount * 5));
    const parts: Raw[] = [];
    // Half of them are a zoom that was moved: as far at the rim as the turn.
    const isZoom = chance < 0.5;
    for (let i = 0; i < steps; i++) {
      const share = i / (steps - 1) - 0.5;
      parts.push(
        await framed(
          scene,
          frame,
          isZoom ? 0 : share * amount,
          isZoom ? 1.02 * (1 + (share * amount * Math.PI) / 180) : 1,
        ),
      );
    }
    return blurred(meanOf(parts), lensSigmaPx);
  }
  const sharp = await blurred(await framed(scene, frame, 0, 1), lensSigmaPx);
  const softened = () => defocused(sharp, 0.55 * amount);
  if (kind === 'shake') return stroke(sharp, amount, angle);
  if (kind === 'defocus') return softened();
  if (kind === 'misfocus') return pasted(sharp, await softened(), plan.subject);
  if (kind === 'subject-motion') return pasted(sharp, stroke(sharp, amount, angle), plan.subject);
  return sharp;
}
