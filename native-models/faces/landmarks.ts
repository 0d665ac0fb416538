/** @file The face crop that MediaPipe's landmark model looks at, its input, and its points back in the picture. */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Detection, Point } from './face-types.ts';
import { type Frame, fromFrame, sampleFrame } from './resample.ts';

/** Side of the model's input. */
const cropPx = 256;
const landmarkCount = 478;

/** The 146 points that the blendshape model reads, in its order (as in MediaPipe's face blendshapes graph). */
export const blendshapePoints: readonly number[] = [
  0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70, 78, 80, 81,
  82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149, 150, 152, 153, 154, 155,
  157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195, 197, 234, 246, 249, 251, 263, 267,
  269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300, 308, 310, 311, 312, 314, 317, 318, 321, 323,
  324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375, 377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388,
  389, 390, 397, 398, 400, 402, 405, 409, 415, 454, 466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
];

/** A point in the picture; `z` in the same pixels, smaller is nearer to the camera. */
export type Point3 = Point & { readonly z: number };

export type Landmarks = {
  /** In pixels of the picture that was sampled. */
  readonly points: readonly Point3[];
  /** 0..1: how sure the model is that the crop holds a face that it can fit. */
  readonly presence: number;
};

/** How much larger than the detector's box (squared on its longer side) the crop is. */
const defaultGrowth = 1.5;

/**
 * The square to sample for a detection: centred on its box, turned so that the eye line is level.
 * @param growth 1.25 to 1.5; other values leave the range that the landmark model was trained for.
 */
export function faceFrame({ box, points }: Detection, growth = defaultGrowth, upright = true): Frame {
  const side = Math.max(box.w, box.h) * growth;
  const [right, left] = points;
  const angle = upright && right && left ? Math.atan2(left.y - right.y, left.x - right.x) : 0;
  return { centre: { x: box.x + box.w / 2, y: box.y + box.h / 2 }, width: side, height: side, angle };
}

/** RGB 0..1, channels last. */
export function prepareLandmarks(picture: Picture, frame: Frame): Feeds {
  const data = sampleFrame(picture, frame, cropPx, cropPx);
  for (let index = 0; index < data.length; index++) data[index]! /= 255;
  return { image: { type: 'float32', data, dims: [1, cropPx, cropPx, 3] } };
}

/**
 * The model's points in the pixels of the picture that `frame` was sampled from.
 * @throws Error when the outputs have other sizes or are no numbers: a broken model or device, never a picture's fault.
 */
export function decodeLandmarks(outputs: Outputs, frame: Frame): Landmarks {
  const raw = outputs.points?.data;
  const logit = outputs.presence?.data[0];
  if (raw?.length !== landmarkCount * 3 || logit === undefined) {
    throw new Error('the landmark model returned something else than 478 points and a presence');
  }
  if (!Number.isFinite(logit) || !raw.every(Number.isFinite)) {
    throw new Error('the landmark model returned values that are no numbers');
  }
  const scale = frame.width / cropPx;
  const points = Array.from({ length: landmarkCount }, (_, index) => ({
    ...fromFrame(frame, cropPx, cropPx, { x: raw[index * 3]!, y: raw[index * 3 + 1]! }),
    z: raw[index * 3 + 2]! * scale,
  }));
  return { points, presence: 1 / (1 + Math.exp(-logit)) };
}

/** The blendshape model's input: level or tilted does not matter to MediaPipe, so the picture's pixels serve. */
export function prepareBlendshapes({ points }: Landmarks): Feeds {
  const data = Float32Array.from(blendshapePoints.flatMap((index) => [points[index]!.x, points[index]!.y]));
  return { points: { type: 'float32', data, dims: [1, blendshapePoints.length, 2] } };
}

export type Blendshapes = {
  /** 0 open .. 1 closed, the subject's eyes. */
  readonly blink: { readonly right: number; readonly left: number };
  /** 0 ahead .. 1 down; lids follow the eyes, so it reads like a blink. */
  readonly lookDown: { readonly right: number; readonly left: number };
  /** 0 .. 1: lids drawn together, as in a laugh or against the sun. */
  readonly squint: { readonly right: number; readonly left: number };
  readonly smile: number;
};

/** The coefficients that culling needs, from the model's 52. */
export function decodeBlendshapes(outputs: Outputs): Blendshapes {
  const data = outputs.coefficients?.data;
  if (data?.length !== 52 || !data.every(Number.isFinite)) {
    throw new Error('the blendshape model did not return 52 coefficients');
  }
  const at = (index: number): number => Math.min(Math.max(data[index]!, 0), 1);
  return {
    blink: { left: at(9), right: at(10) },
    lookDown: { left: at(11), right: at(12) },
    squint: { left: at(19), right: at(20) },
    smile: (at(44) + at(45)) / 2,
  };
}
