/** @file Who kisses whom, from boxes and the five points alone: landmarks of faces that touch in profile are nowhere near them. */
import type { Detection, Point } from './face-types.ts';

/** One face's area over the other's. */
const largestRatio = 3;
/** How far a nose stands before the middle of the eyes, of the distance between them, in a head that is turned to the other: in a profile about 1.5, in a face to the camera under .3. */
const turned = 0.6;
const inProfile = 1;
/** Between two mouths, of the faces' mean height, where lips touch lips or the face around them. */
const lipsApart = 0.4;

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const mouthOf = ({ points }: Detection): Point => between(points[3]!, points[4]!);

/** Positive to the picture's right. */
function turnOf({ points }: Detection): number {
  const [right, left, nose] = points as [Point, Point, Point];
  const apart = Math.hypot(right.x - left.x, right.y - left.y);
  return apart === 0 ? 0 : (nose.x - between(right, left).x) / apart;
}

const holds = ({ box }: Detection, { x, y }: Point): boolean =>
  x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;

/** Both heads turned to each other with their lips together, or one in profile with its lips on the other's face. Pixels. */
function kiss(a: Detection, b: Detection): boolean {
  const ratio = (a.box.w * a.box.h) / (b.box.w * b.box.h);
  if (ratio > largestRatio || ratio < 1 / largestRatio) return false;
  const middle = (face: Detection): Point => ({ x: face.box.x + face.box.w / 2, y: face.box.y + face.box.h / 2 });
  const [dx, dy] = [middle(b).x - middle(a).x, middle(b).y - middle(a).y];
  // One head above another: which way they are turned says nothing of where the other is.
  if (Math.abs(dx) < Math.abs(dy)) return false;
  const [toB, toA] = [Math.sign(dx) * turnOf(a), -Math.sign(dx) * turnOf(b)];
  const [lipsA, lipsB] = [mouthOf(a), mouthOf(b)];
  const apart = Math.hypot(lipsA.x - lipsB.x, lipsA.y - lipsB.y) / ((a.box.h + b.box.h) / 2);
  if (toB >= turned && toA >= turned && apart <= lipsApart) return true;
  return (toB >= inProfile && holds(b, lipsA)) || (toA >= inProfile && holds(a, lipsB));
}

/** Places in the list of those who kiss or are kissed. */
export function kissingFaces(faces: readonly Detection[]): ReadonlySet<number> {
  const found = new Set<number>();
  faces.forEach((face, i) => {
    for (let j = i + 1; j < faces.length; j++) if (kiss(face, faces[j]!)) found.add(i).add(j);
  });
  return found;
}
