/** @file Sets that the camera does not name: panoramas and sweeps, focus stacks, brackets and ladders. */

import type { SeededRandom } from '../make-shoot/seeded-random.ts';
import { frameHeightPx, frameWidthPx } from './camera.ts';
import { frames, held, type Script, type Shot, type Stage, turned, wholeView } from './script.ts';

const directions = { right: [1, 0], left: [-1, 0], down: [0, 1], up: [0, -1], across: [0.75, 0.75] } as const;

/** `count` frames from one rim of the scene to the other. */
function across(stage: Stage, overlap: number, count: number, gap: () => number, auto: boolean): Shot[] {
  const { random, scene } = stage;
  const [wayX, wayY] = directions[random.pick(Object.keys(directions) as (keyof typeof directions)[])];
  const step = 1 - overlap;
  const spanX = 1 + Math.abs(wayX) * step * (count - 1);
  const spanY = 1 + Math.abs(wayY) * step * (count - 1);
  const zoom = 0.94 * Math.min(scene.widthPx / spanX / frameWidthPx, scene.heightPx / spanY / frameHeightPx);
  const middle = { x: scene.widthPx / 2, y: scene.heightPx / 2, zoom, degrees: 0 };
  return frames(count).map((i) => {
    const at = (i - (count - 1) / 2) * step;
    const view = turned(middle, at * wayX + random.between(-0.015, 0.015), at * wayY + random.between(-0.015, 0.015));
    const stops = auto ? random.between(-0.4, 0.4) : 0;
    return {
      scene,
      gap: gap(),
      settings: { ...stage.settings, exposureTime: stage.settings.exposureTime * 2 ** stops },
      group: 1,
      truth: 'panorama' as const,
      frame: { view: { ...view, degrees: random.between(-0.7, 0.7) }, stops },
    };
  });
}

const panorama =
  (overlap: number): Script =>
  (stage) => {
    const { random } = stage;
    // A slow turn of few frames would be a reframing.
    const count = overlap > 0.8 ? random.whole(7, 12) : random.whole(3, 6);
    return across(stage, overlap, count, () => random.between(0.8, 5), random.unit() < 0.3);
  };

export const panoramas = Object.fromEntries(
  [5, 10, 20, 30, 50, 70, 90].map((percent) => [`panorama, ${percent} % overlap`, panorama(percent / 100)]),
);

export const sweep: Script = (stage) => {
  const { random } = stage;
  const gap = random.between(0.1, 0.3);
  return across(stage, random.between(0.7, 0.92), random.whole(7, 14), () => gap, false);
};

/** How far away each place is, 0 near .. 1 far. */
const depths = (random: SeededRandom): ((x: number, y: number) => number) => {
  const [x0, y0] = [random.between(0.3, 0.7), random.between(0.3, 0.7)];
  const angle = random.between(0, 2 * Math.PI);
  return random.pick([
    (_: number, y: number) => y,
    (_: number, y: number) => 1 - y,
    (x: number, y: number) => Math.min(1, Math.hypot(x - x0, y - y0) * 1.6),
    (x: number, y: number) => 0.5 + 0.45 * Math.sin(x * 4 + angle) * Math.cos(y * 3 + angle),
    (x: number, y: number) => 0.5 + 0.6 * ((x - 0.5) * Math.cos(angle) + (y - 0.5) * Math.sin(angle)),
  ]);
};

export const focusStack: Script = (stage) => {
  const { random } = stage;
  const view = wholeView(stage.scene);
  const depth = depths(random);
  const count = random.whole(4, 14);
  const shallow = random.between(5, 14);
  const shake = random.pick([0.0005, 0.002, 0.004]);
  const pace = random.pick([0.3, 1, 2.5]);
  const way = random.pick([1, -1]);
  return frames(count).map((i) => {
    const plane = way > 0 ? (i + 0.5) / count : 1 - (i + 0.5) / count;
    const here = held(random, view, shake, 0);
    return {
      scene: stage.scene,
      gap: pace * random.between(0.9, 1.1),
      settings: stage.settings,
      group: 1,
      truth: 'focus-stack' as const,
      frame: {
        view: { ...here, zoom: here.zoom * (1 + 0.001 * i) },
        defocus: (x: number, y: number) => Math.max(0, Math.abs(depth(x, y) - plane) * shallow - 0.3),
      },
    };
  });
};

function exposed(stage: Stage, stops: readonly number[], gap: (seconds: number) => number, longest: number): Shot[] {
  const { random } = stage;
  const view = wholeView(stage.scene);
  return stops.map((value, i) => {
    const seconds = longest * 2 ** (value - Math.max(...stops));
    const before = i === 0 ? 0 : longest * 2 ** (stops[i - 1]! - Math.max(...stops));
    return {
      scene: stage.scene,
      gap: gap(before),
      settings: { ...stage.settings, exposureTime: seconds },
      group: 1,
      truth: 'bracket' as const,
      frame: { view: held(random, view, random.pick([0.001, 0.008])), stops: value },
    };
  });
}

/** 0, -1, +1, -2, +2 ..., as cameras do. */
const alternating = (count: number, step: number) =>
  frames(count).map((i) => (i === 0 ? 0 : (i % 2 === 1 ? -1 : 1) * Math.ceil(i / 2) * step));

const bracket = (gap: (random: SeededRandom) => (seconds: number) => number, longest: number): Script => {
  return (stage) => {
    const { random } = stage;
    const stops = alternating(random.pick([3, 3, 5, 7]), random.pick([0.67, 1, 1, 2]));
    return exposed(stage, random.pick([stops, stops.toSorted((a, b) => a - b)]), gap(random), longest);
  };
};

export const bracketAtOnce = bracket((random) => () => random.between(0.12, 0.4), 1 / 30);
export const bracketByHand = bracket((random) => () => random.between(3, 8), 1 / 15);
/** The camera takes a dark frame as long as each exposure. */
export const bracketWithDarkFrames = bracket((random) => (seconds) => 2 * seconds + random.between(0.5, 2), 30);

export const windowAndRoom: Script = (stage) =>
  exposed(
    stage,
    stage.random.pick([
      [0, -3],
      [0, -2.5],
      [2, -1],
    ] as const),
    () => stage.random.between(0.8, 4),
    1 / 30,
  );

export const ladder: Script = (stage) => {
  const { random } = stage;
  const step = random.pick([0.5, 0.67, 1]);
  const count = random.whole(10, 16);
  const stops = frames(count).map((i) => (i - count / 2) * Math.min(step, 9 / count));
  return exposed(stage, random.pick([stops, stops.toReversed()]), () => random.between(0.3, 4), 1 / 4);
};

/** Some exposures taken twice. */
export const repeatedExposures: Script = (stage) =>
  exposed(
    stage,
    stage.random.pick([
      [-1, 0, 1, 1.5, 1.5, 0.5, -1.5],
      [0, -1, 1, -2, 2, -2, 3],
    ] as const),
    () => 1.2,
    1 / 60,
  );
