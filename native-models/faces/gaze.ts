/** @file Which way the eyes look, from where the irises stand between the corners of the eyes and how the head is turned. */
import type { Point } from './face-types.ts';
import type { Landmarks } from './landmarks.ts';

/** Landmark numbers: the middle of the iris, the eye's corners from the picture's left to its right in a face that is upright. */
const eyes: readonly { iris: number; corners: readonly [number, number] }[] = [
  { iris: 468, corners: [33, 133] },
  { iris: 473, corners: [362, 263] },
];

/**
 * Of the distance between an eye's corners: how far the middle of the eyeball lies behind them, and its radius. In 45 faces that look into the camera, heads turned by up to 38 degrees, the iris
 * moves against the turn by .27 of its tangent, as the anatomy has it (about 8 of 30 mm; radius 12 mm).
 */
const depth = 0.27;
const radius = 0.4;

/**
 * Angle of the gaze to the camera in degrees, positive to the picture's right; 0 is into the camera, however the head is turned. The mean of both eyes, which turn together.
 * @param yawDeg the head's turn, positive to the picture's right.
 */
export function gazeAside({ points }: Pick<Landmarks, 'points'>, yawDeg: number): number {
  const yaw = (yawDeg * Math.PI) / 180;
  const aside = eyes.reduce((sum, { iris, corners }) => {
    const [from, to]: [Point, Point] = [points[corners[0]]!, points[corners[1]]!];
    const wide = Math.hypot(to.x - from.x, to.y - from.y);
    if (wide === 0) return sum;
    const [x, y] = [points[iris]!.x - (from.x + to.x) / 2, points[iris]!.y - (from.y + to.y) / 2];
    return sum + (x * (to.x - from.x) + y * (to.y - from.y)) / (wide * wide) / eyes.length;
  }, 0);
  const sine = (aside * Math.cos(yaw) + depth * Math.sin(yaw)) / radius;
  return (Math.asin(Math.min(1, Math.max(-1, sine))) * 180) / Math.PI;
}
