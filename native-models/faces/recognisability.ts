/**
 * @file How well a face could be recognised (LightQNet): the face is turned and sized so that eyes and mouth lie where the network learned them.
 * Source: the authors' release, which aligns by both eyes and the middle of the mouth and gives the network blue, green, red.
 */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Detection, Point } from './face-types.ts';
import { type Frame, sampleFrame } from './resample.ts';
import { middle, similarityOf, squareOver } from './similarity.ts';

const sidePx = 96;
/** Of the side: the eye on the picture's left, the other, the middle of the mouth. */
const places: readonly Point[] = [
  { x: 0.3419, y: 0.4616 },
  { x: 0.6565, y: 0.4598 },
  { x: 0.5012, y: 0.824 },
];

/**
 * The square of the picture that becomes the network's input: the similarity that brings the face's points to their places with the least squared
 * error (Umeyama, IEEE TPAMI 1991). The subject's right eye is the one on the picture's left.
 */
export function alignedFrame({ points }: Pick<Detection, 'points'>): Frame {
  const [rightEye, leftEye, , rightMouth, leftMouth] = points as [Point, Point, Point, Point, Point];
  const over = similarityOf(places, [rightEye, leftEye, middle([rightMouth, leftMouth])]);
  // As the release has it: the error is least in the network's square, not in the picture.
  return squareOver(over, over.spreadOfPoints / Math.max(over.strength, 1e-9));
}

export function prepareRecognisability(picture: Picture, detection: Pick<Detection, 'points'>): Feeds {
  const rgb = sampleFrame(picture, alignedFrame(detection), sidePx, sidePx);
  const data = new Float32Array(rgb.length);
  for (let at = 0; at < rgb.length; at += 3)
    for (let channel = 0; channel < 3; channel++) data[at + channel] = (rgb[at + 2 - channel]! - 128) / 128;
  return { input: { type: 'float32', data, dims: [1, sidePx, sidePx, 3] } };
}

/** 0 (hopeless) to 1. */
export function decodeRecognisability(outputs: Outputs): number {
  const value = outputs.recognisability?.data[0];
  if (value === undefined || !Number.isFinite(value)) throw new Error('this model gives no recognisability');
  return Math.min(Math.max(value, 0), 1);
}
