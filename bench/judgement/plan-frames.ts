/** @file The frames of a scene: what its camera is like, and a pool of clean and spoiled frames from which sets are put together. */
import { type SeededRandom, seededRandom } from '../make-shoot/seeded-random.ts';
import type { Finish } from './camera/finish.ts';
import type { Framing } from './camera/reframe.ts';
import { amounts, hopelessKinds, type Kind, kinds, type Severity, severities } from './kinds.ts';
import type { Scene } from './scenes.ts';

/** What all frames of a scene share. */
export interface CameraPlan {
  finish: Finish;
  /** Gaussian softness of the lens, pixels. */
  lensSigmaPx: number;
  /** Radius of the disc behind (or in front of) the subject; 0 where all is in focus. */
  backgroundPx: number;
  noiseLevels: number;
  keepGrain: number;
  /** Where nobody's face says it: fractions of the scene. */
  subject: { x: number; y: number; w: number; h: number };
}

export interface FramePlan {
  /** Unique in the scene. */
  name: string;
  kind: Kind | 'clean';
  severity: Severity | null;
  amount: number;
  framing: Framing;
  /** Within what an automatic exposure does from frame to frame, stops. */
  exposureJitter: number;
  seed: number;
}

export interface ScenePlan {
  camera: CameraPlan;
  frames: FramePlan[];
}

const seedOf = (name: string, salt: number) =>
  [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, salt);

export function planScene(scene: Scene, salt = 0): ScenePlan {
  const random = seededRandom(seedOf(scene.name, salt));
  const camera = planCamera(scene, random);
  const handPx = random.between(1.5, 9);
  const frame = (name: string, kind: Kind | 'clean', severity: Severity | null): FramePlan => ({
    name,
    kind,
    severity,
    amount: kind === 'clean' || severity === null ? 0 : random.between(...amounts[kind][severity]),
    framing: {
      shiftXPx: random.normal() * handPx,
      shiftYPx: random.normal() * handPx,
      degrees: random.normal() * 0.25,
      zoom: 1.005 + random.normal() * 0.0015,
    },
    exposureJitter: random.normal() * 0.03,
    seed: random.whole(1, 0x7fffffff),
  });
  const frames = Array.from({ length: 3 }, (_, i) => frame(`clean-${i}`, 'clean', null));
  const possible = kinds.filter((kind) => kind !== 'blink' || scene.faces.some((face) => face.eyes !== null));
  for (const severity of severities) {
    const others = random.shuffled(possible.filter((kind) => kind !== 'blink'));
    const chosen = possible.includes('blink') && random.unit() < 0.8 ? ['blink' as const, ...others] : others;
    for (const kind of chosen.slice(0, 6)) frames.push(frame(`${severity}-${kind}`, kind, severity));
  }
  // Four of one kind: with a clean frame the stack in which one succeeded, without it one in which none did.
  const shared = random.pick([
    ...hopelessKinds,
    ...hopelessKinds,
    'misfocus',
    'no-flash',
    'no-flash',
    'underexposed',
    'overexposed',
    'iso',
  ] as const);
  for (let i = 0; i < 4; i++) frames.push(frame(`shared-${shared}-${i}`, shared, 'gross'));
  return { camera, frames };
}

function planCamera(scene: Scene, random: SeededRandom): CameraPlan {
  const w = random.between(0.28, 0.5);
  const h = random.between(0.32, 0.6);
  const largest = scene.faces.toSorted((a, b) => b.box.w * b.box.h - a.box.w * a.box.h)[0];
  return {
    finish: {
      contrast: random.between(0, 0.15),
      sharpening: random.between(0.2, 0.9),
      coringLevels: random.between(0.5, 2),
      quality: random.pick([84, 88, 91, 93, 95]),
      subsampling: random.pick(['4:2:0', '4:2:0', '4:4:4']),
    },
    lensSigmaPx: random.between(0.3, 0.6),
    backgroundPx: random.unit() < 0.35 ? random.between(1.5, 5) : 0,
    noiseLevels: random.pick([0.6, 1, 1.5, 2.2, 3]),
    keepGrain: random.between(0.2, 0.6),
    subject: largest
      ? {
          x: largest.box.x - 0.2 * largest.box.w,
          y: largest.box.y - 0.15 * largest.box.h,
          w: 1.4 * largest.box.w,
          h: 1.4 * largest.box.h,
        }
      : { x: 0.5 - w / 2 + random.normal() * 0.05, y: 0.5 - h / 2 + random.normal() * 0.05, w, h },
  };
}
