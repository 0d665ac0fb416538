/** @file Where the decoder must look to judge faces at native resolution, and its answers put into the faces. */
import type { Box, Face } from '../../contract/face.ts';

/** Share of a face's box that is face: hair, ears and background at its rim have their own edges. */
const innerShare = 0.8;
const cropsPerFace = 3;

/** Three boxes per face: its inner part, the right eye, the left eye. */
export function faceCrops(faces: readonly Face[]): Box[] {
  const rim = (1 - innerShare) / 2;
  return faces.flatMap(({ box: { x, y, w, h }, eyes }) => [
    { x: x + w * rim, y: y + h * rim, w: w * innerShare, h: h * innerShare },
    eyes.right.box,
    eyes.left.box,
  ]);
}

/**
 * The faces with their sharpness, from one value per box of `faceCrops`. The eyes' is that of the sharper eye: in a turned head only the near
 * one can be in focus.
 */
export function withFaceSharpness(faces: readonly Face[], values: readonly (number | null)[]): Face[] {
  return faces.map((face, index) => {
    const [inner, right, left] = values.slice(index * cropsPerFace, (index + 1) * cropsPerFace);
    const eyes = [right, left].filter((value) => typeof value === 'number');
    return { ...face, sharpness: inner ?? null, eyeSharpness: eyes.length > 0 ? Math.max(...eyes) : null };
  });
}
