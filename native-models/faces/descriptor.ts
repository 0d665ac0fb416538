/**
 * @file Who a face is, as 128 numbers: two pictures of one person lie nearer to each other than those of two. The face is turned and sized so that eyes,
 * nose and mouth lie where the network learned them. Sources: dlib's face chips of 150 pixels with a border of a quarter, whose mean face the places are
 * taken from; the similarity with the least squared error by Umeyama (IEEE TPAMI 1991).
 */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Point } from './face-types.ts';
import { type Frame, sampleFrame } from './resample.ts';

export const descriptorSidePx = 150;
export const descriptorLength = 128;
/** Of the mean face's square, beyond it on every side. */
const border = 0.25;
/** On the mean face: the eye on the picture's left, the other, the nose's tip, the corners of the mouth. */
const meanFace: readonly Point[] = [
  { x: 0.2255, y: 0.216 },
  { x: 0.7548, y: 0.216 },
  { x: 0.4901, y: 0.5156 },
  { x: 0.2541, y: 0.7802 },
  { x: 0.7261, y: 0.7802 },
];
const places: readonly Point[] = meanFace.map(({ x, y }) => ({
  x: (x + border) / (1 + 2 * border),
  y: (y + border) / (1 + 2 * border),
}));

const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** The square of the picture that becomes the network's input. `points`, pixels: right eye, left eye, nose, right and left mouth corner, the subject's right first. */
export function descriptorFrame(points: readonly Point[]): Frame {
  const [from, to] = [middle(places), middle(points)];
  let [along, across, size] = [0, 0, 0];
  for (const [index, place] of places.entries()) {
    const [px, py] = [place.x - from.x, place.y - from.y];
    const [sx, sy] = [points[index]!.x - to.x, points[index]!.y - to.y];
    along += px * sx + py * sy;
    across += px * sy - py * sx;
    size += px * px + py * py;
  }
  const strength = Math.hypot(along, across);
  const scale = Math.max(strength / size, 1);
  const [cos, sin] = strength > 0 ? [along / strength, across / strength] : [1, 0];
  const [dx, dy] = [0.5 - from.x, 0.5 - from.y];
  const centre = { x: to.x + scale * (cos * dx - sin * dy), y: to.y + scale * (sin * dx + cos * dy) };
  return { centre, width: scale, height: scale, angle: Math.atan2(sin, cos) };
}

/** One face as the network takes it. */
export function prepareDescriptor(picture: Picture, points: readonly Point[]): Feeds {
  const data = sampleFrame(picture, descriptorFrame(points), descriptorSidePx, descriptorSidePx);
  return { faces: { type: 'float32', data, dims: [1, descriptorSidePx, descriptorSidePx, 3] } };
}

/** 128 numbers; faces of one person differ by a Euclidean distance of about .2 to .5, those of two by .6 to 1. */
export function decodeDescriptor(outputs: Outputs): Float32Array {
  const data = outputs.descriptors?.data;
  if (data?.length !== descriptorLength) throw new Error('this model describes no faces');
  const vector = Float32Array.from(data as ArrayLike<number>);
  if (!vector.every(Number.isFinite)) throw new Error('this model describes a face without numbers');
  return vector;
}
