/** @file What a shoot will contain, decided before any pixel is touched. Pure: one seed, one plan. */
import { formatTaken } from './camera-time.ts';
import { pickCamera, shutterTimes } from './cameras.ts';
import { planSpoil, spoilOrder } from './plan-spoil.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';
import type { Camera, Spoil } from './truth.ts';

export interface FramePlan {
  /** 0-based, in capture order; the file name comes from it. */
  index: number;
  file: string;
  scene: number;
  sourceIndex: number;
  isBurst: boolean;
  done: Spoil;
  jpegQuality: number;
  takenMs: number;
  takenAt: string;
  camera: Camera;
  /** Frames with the same source and the same key share their image data. */
  pictureKey: string;
}

export interface SourceSize {
  widthPx: number;
  heightPx: number;
}

export interface PlanRequest {
  frames: number;
  seed: number;
  bursts: boolean;
  distinct: number;
}

/** Milliseconds since 1970 of the first frame, read as camera-local time: 20 June 2026, 13:05:00. */
const startMs = Date.UTC(2026, 5, 20, 13, 5, 0);

/** A day's shoot over the sources: scenes in order, two cameras, real gaps; bursts at 8 frames a second. */
export function planShoot(request: PlanRequest, sources: readonly SourceSize[]): FramePlan[] {
  const random = seededRandom(request.seed);
  const order = random.shuffled(sources.map((_, index) => index));
  const plans: FramePlan[] = [];
  let clockMs = startMs;
  for (let scene = 0; plans.length < request.frames; scene++) {
    const sourceIndex = order[scene % order.length]!;
    const camera = pickCamera(random);
    const left = request.frames - plans.length;
    const planned = request.bursts
      ? burstFrames(random, Math.min(left, 7), sources[sourceIndex]!)
      : looseFrames(random, Math.min(left, random.whole(1, 9)), sources[sourceIndex]!);
    clockMs += random.whole(20_000, 120_000);
    for (const frame of planned) {
      clockMs += request.bursts ? 125 + random.whole(-4, 4) : random.whole(2_500, 15_000);
      const index = plans.length;
      plans.push({
        index,
        file: `CG_${String(index + 1).padStart(request.frames > 9999 ? 6 : 4, '0')}.JPG`,
        scene,
        sourceIndex,
        isBurst: request.bursts,
        ...frame,
        takenMs: clockMs,
        takenAt: formatTaken(clockMs),
        camera: exposedCamera(camera, frame.done),
        pictureKey: request.bursts
          ? `frame-${index}`
          : `variation-${Math.floor(scene / order.length) * 9 + planned.indexOf(frame)}`,
      });
    }
  }
  return request.bursts ? plans : shareVariations(plans, request.distinct);
}

function burstFrames(random: SeededRandom, count: number, size: SourceSize) {
  const kinds = random.shuffled(['clean' as const, ...random.shuffled(spoilOrder).slice(0, count - 1)]);
  const qualities = random.shuffled([80, 83, 86, 89, 91, 93, 95]);
  return kinds.map((kind, i) => ({ done: planSpoil(random, kind, size), jpegQuality: qualities[i]! }));
}

function looseFrames(random: SeededRandom, count: number, size: SourceSize) {
  return Array.from({ length: count }, () => ({
    done: planSpoil(random, 'variation', size),
    jpegQuality: random.pick([86, 88, 90, 92]),
  }));
}

/** The camera's fields follow what was done: an exposure that is off was set so. */
function exposedCamera(camera: Camera, done: Spoil): Camera {
  if (done.kind !== 'exposure') return camera;
  const wanted = camera.exposureTime * 2 ** done.stops;
  const exposureTime = shutterTimes.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));
  return { ...camera, exposureTime };
}

/** At most `distinct` encoded pictures per source: later frames take the image data of earlier ones, each with its own metadata. */
function shareVariations(plans: FramePlan[], distinct: number): FramePlan[] {
  const first = new Map<number, FramePlan[]>();
  return plans.map((plan) => {
    const known = first.get(plan.sourceIndex) ?? [];
    first.set(plan.sourceIndex, known);
    if (known.length < distinct) {
      const own = { ...plan, pictureKey: `variation-${known.length}` };
      known.push(own);
      return own;
    }
    const shared = known[plan.index % distinct]!;
    return { ...plan, done: shared.done, jpegQuality: shared.jpegQuality, pictureKey: shared.pictureKey };
  });
}
