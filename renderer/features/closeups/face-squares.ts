import type { Face } from '../../../electron/contract/face.ts';
import type { SquareCut } from '../../image/cut-squares.ts';
import { eyesOf } from './face-focus.ts';

/** Around a face box: hair and chin belong to a face. */
const roomAround = 1.5;

/** The whole face with a little around it, or only the eyes at 1:1. `aspect` is the picture's width over its height. */
export const squareOf = (face: Pick<Face, 'box' | 'points'>, aspect: number, onlyEyes: boolean): SquareCut => {
  if (onlyEyes) return { ...eyesOf(face), side: 0 };
  const { x, y, w, h } = face.box;
  return { x: x + w / 2, y: y + h / 2, side: roomAround * Math.max(w, h / aspect) };
};
