/**
 * @file Who a face is, as 128 numbers: two pictures of one person lie nearer to each other than those of two. The face is turned and sized so that eyes,
 * nose and mouth lie where the network learned them. Sources: dlib's face chips of 150 pixels with a border of a quarter, whose mean face the places are
 * taken from; the similarity with the least squared error by Umeyama (IEEE TPAMI 1991).
 */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Point } from './face-types.ts';
import { type Frame, sampleFrame } from './resample.ts';
import { similarityOf, squareOver } from './similarity.ts';

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

/** The square of the picture that becomes the network's input. `points`, pixels: right eye, left eye, nose, right and left mouth corner, the subject's right first. */
export function descriptorFrame(points: readonly Point[]): Frame {
  const over = similarityOf(places, points);
  return squareOver(over, Math.max(over.strength / over.spreadOfPlaces, 1));
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
