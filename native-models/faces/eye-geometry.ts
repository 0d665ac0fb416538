/** @file Where the eyes are and how far they are open, and which way the head is turned, from face landmarks. */
import type { Point } from './face-types.ts';
import type { Landmarks, Point3 } from './landmarks.ts';
import type { Frame } from './resample.ts';

export type Side = 'right' | 'left';
export const sides: readonly Side[] = ['right', 'left'];

/** Landmark numbers: corner, two of the upper lid, other corner, two of the lower lid (the subject's eye). */
const eyePoints: Record<Side, readonly [number, number, number, number, number, number]> = {
  right: [33, 160, 158, 133, 153, 144],
  left: [362, 385, 387, 263, 373, 380],
};

const between = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export type EyeGeometry = {
  /** Lid distance over width (Soukupova and Cech, 2016): about .3 open, under .14 closed. */
  readonly aspectRatio: number;
  /** Corner to corner, pixels. */
  readonly widthPx: number;
  readonly centre: Point;
  /** Of the corner line against the picture's x axis, radians. */
  readonly angle: number;
};

/** One eye's opening and place, in the pixels of the landmarks. */
export function measureEye({ points }: Landmarks, side: Side): EyeGeometry {
  const [corner, upperA, upperB, otherCorner, lowerB, lowerA] = eyePoints[side].map((index) => points[index]!) as [
    Point3,
    Point3,
    Point3,
    Point3,
    Point3,
    Point3,
  ];
  const widthPx = between(corner, otherCorner);
  return {
    aspectRatio: widthPx === 0 ? 0 : (between(upperA, lowerA) + between(upperB, lowerB)) / (2 * widthPx),
    widthPx,
    centre: { x: (corner.x + otherCorner.x) / 2, y: (corner.y + otherCorner.y) / 2 },
    angle: Math.atan2(otherCorner.y - corner.y, otherCorner.x - corner.x),
  };
}

/** A rectangle around an eye, `growth` times its width and with the given height over width. */
export function eyeFrame(eye: EyeGeometry, growth: number, shape: number): Frame {
  const width = eye.widthPx * growth;
  return { centre: eye.centre, width, height: width * shape, angle: eye.angle };
}

const outerRight = 33;
const outerLeft = 263;
const forehead = 10;
const chin = 152;

/**
 * Head turn in degrees from the plane through outer eye corners, forehead and chin:
 * yaw is positive towards the picture's right, pitch positive upwards.
 */
export function headTurn({ points }: Landmarks): { yawDeg: number; pitchDeg: number } {
  const along = (from: number, to: number): readonly [number, number, number] => {
    const a = points[from]!;
    const b = points[to]!;
    return [b.x - a.x, b.y - a.y, b.z - a.z];
  };
  const [rx, ry, rz] = along(outerRight, outerLeft);
  const [dx, dy, dz] = along(forehead, chin);
  // right x down points away from the camera; the face looks the other way.
  const x = -(ry * dz - rz * dy);
  const y = -(rz * dx - rx * dz);
  const z = -(rx * dy - ry * dx);
  const degrees = 180 / Math.PI;
  return { yawDeg: Math.atan2(x, -z) * degrees, pitchDeg: Math.atan2(-y, Math.hypot(x, z)) * degrees };
}
