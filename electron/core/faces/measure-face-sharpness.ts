/** @file Sharpness of faces and eyes at native resolution, measured where the picture is decoded. */
import type { Face } from '../../contract/face.ts';
import { acutanceOf } from '../measures/acutance-of.ts';
import type { Pixels } from '../measures/pixels.ts';

/** Share of a face's box that is face: hair, ears and background at its rim have their own edges. */
const innerShare = 0.8;

/**
 * The same faces with `sharpness` and `eyeSharpness` filled in.
 * The eyes' sharpness is that of the sharper eye: in a turned head only the near one can be in focus.
 * @param pixels the upright picture at native resolution, whole.
 */
export function measureFaceSharpness(pixels: Pixels, faces: readonly Face[]): Face[] {
  return faces.map((face) => {
    const { x, y, w, h } = face.box;
    const rim = (1 - innerShare) / 2;
    const inner = { x: x + w * rim, y: y + h * rim, w: w * innerShare, h: h * innerShare };
    const eyes = [face.eyes.right, face.eyes.left]
      .map((eye) => acutanceOf(pixels, eye.box))
      .filter((value) => value !== null);
    return {
      ...face,
      sharpness: acutanceOf(pixels, inner),
      eyeSharpness: eyes.length > 0 ? Math.max(...eyes) : null,
    };
  });
}
