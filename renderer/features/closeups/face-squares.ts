import type { Face } from '../../../electron/contract/face.ts';
import type { SquareCut } from '../../image/cut-squares.ts';
import type { Size } from '../../layout/zoom.ts';
import { eyesOf } from '../../photo/faces/face-focus.ts';

/** Around a face box: hair and chin belong to a face. */
const roomAround = 1.5;
/** Two eyes need this many times the distance between them. */
const roomForEyes = 1.6;

type Seen = Pick<Face, 'box' | 'points' | 'eyes'>;

/** The eye that says most: a closed one, else the one turned to the camera, further from the nose. */
const tellingEye = ({ points, eyes }: Seen): { x: number; y: number } => {
  const [right, left, nose] = points;
  if (eyes.right.state !== eyes.left.state) {
    if (eyes.right.state === 'closed') return right!;
    if (eyes.left.state === 'closed') return left!;
  }
  return Math.abs(right!.x - nose!.x) > Math.abs(left!.x - nose!.x) ? right! : left!;
};

/** The whole face with a little around it; or at 1:1 its eyes, one of them where both do not fit into `cellPx`. `picture` is the whole picture's size. */
export const squareOf = (face: Seen, picture: Size, cellPx: number, onlyEyes: boolean): SquareCut => {
  if (onlyEyes) {
    const [right, left] = face.points;
    const apartPx = Math.hypot((right!.x - left!.x) * picture.width, (right!.y - left!.y) * picture.height);
    return { ...(apartPx * roomForEyes <= cellPx ? eyesOf(face) : tellingEye(face)), side: 0 };
  }
  const { x, y, w, h } = face.box;
  return { x: x + w / 2, y: y + h / 2, side: roomAround * Math.max(w, (h * picture.height) / picture.width) };
};
