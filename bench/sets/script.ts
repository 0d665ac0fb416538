/** @file What happens at a shoot, scene by scene: each script says which frames are taken, when, how set, and what belongs together. */
import type { StackKind } from '../../electron/contract/stack.ts';
import type { SeededRandom } from '../make-shoot/seeded-random.ts';
import type { Pixels } from '../make-shoot/spoil-pixels.ts';
import { type Frame, frameHeightPx, frameWidthPx, type Subject, type View } from './camera.ts';

/** What a group should become: a set left whole, or frames to choose from. */
export type Truth = Extract<StackKind, 'bracket' | 'focus-stack' | 'panorama'> | 'choose';

export interface Settings {
  exposureTime: number;
  fNumber: number;
  iso: number;
  focalLength: number;
}

export interface Shot {
  scene: Pixels;
  frame: Frame;
  /** Seconds since the shot before. */
  gap: number;
  settings: Settings;
  /** Frames of one number belong together; null stands alone. */
  group: number | null;
  truth: Truth | null;
  /** Name before its running number; the camera's usual one where left out. */
  prefix?: string;
  /** Without capture time, or with whole seconds only. */
  time?: 'none' | 'seconds';
}

export interface Stage {
  random: SeededRandom;
  scene: Pixels;
  subject: Omit<Subject, 'x' | 'y' | 'size'>;
  /** Another scene of the same part, with its subject. */
  other: { scene: Pixels; subject: Omit<Subject, 'x' | 'y' | 'size'> };
  settings: Settings;
}

export type Script = (stage: Stage) => Shot[];

export const frames = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** The largest view of a scene that leaves `margin` of it on each side. */
export function wholeView(scene: Pixels, margin = 0.08): View {
  const zoom = Math.min(scene.widthPx / frameWidthPx, scene.heightPx / frameHeightPx) * (1 - 2 * margin);
  return { x: scene.widthPx / 2, y: scene.heightPx / 2, zoom, degrees: 0 };
}

/** The camera held by hand: moved by up to `share` of the frame, turned by up to `degrees`. */
export function held(random: SeededRandom, view: View, share: number, degrees = share * 40): View {
  return {
    x: view.x + random.between(-share, share) * view.zoom * frameWidthPx,
    y: view.y + random.between(-share, share) * view.zoom * frameHeightPx,
    zoom: view.zoom,
    degrees: view.degrees + random.between(-degrees, degrees),
  };
}

/** The view moved by fractions of the frame. */
export function turned(view: View, x: number, y: number): View {
  return { ...view, x: view.x + x * view.zoom * frameWidthPx, y: view.y + y * view.zoom * frameHeightPx };
}
