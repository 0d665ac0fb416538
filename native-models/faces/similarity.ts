/** @file Two sets of points laid over each other by turning, sizing and moving alone. Source: Umeyama, IEEE TPAMI 1991. */
import type { Point } from './face-types.ts';

export interface Similarity {
  /** Middles of both sets. */
  from: Point;
  to: Point;
  /** How far the turned `places` go with the points: the scale with the least squared error is `strength` over the spread of the side it is measured on. */
  strength: number;
  /** Sums of squares about the middles. */
  spreadOfPlaces: number;
  spreadOfPoints: number;
  /** Cosine and sine of the turn; no turn where there is none to be told. */
  cos: number;
  sin: number;
}

export const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

/** `places` and `points` in the same order, as many of each. */
export function similarityOf(places: readonly Point[], points: readonly Point[]): Similarity {
  const [from, to] = [middle(places), middle(points)];
  let [along, across, spreadOfPlaces, spreadOfPoints] = [0, 0, 0, 0];
  for (const [index, place] of places.entries()) {
    const [px, py] = [place.x - from.x, place.y - from.y];
    const [sx, sy] = [points[index]!.x - to.x, points[index]!.y - to.y];
    along += px * sx + py * sy;
    across += px * sy - py * sx;
    spreadOfPlaces += px * px + py * py;
    spreadOfPoints += sx * sx + sy * sy;
  }
  const strength = Math.hypot(along, across);
  const [cos, sin] = strength > 0 ? [along / strength, across / strength] : [1, 0];
  return { from, to, strength, spreadOfPlaces, spreadOfPoints, cos, sin };
}

/** The square whose own points are fractions of its side, laid over the picture at `scale` pixels a side. */
export function squareOver({ from, to, cos, sin }: Similarity, scale: number) {
  const [dx, dy] = [0.5 - from.x, 0.5 - from.y];
  const centre = { x: to.x + scale * (cos * dx - sin * dy), y: to.y + scale * (sin * dx + cos * dy) };
  return { centre, width: scale, height: scale, angle: Math.atan2(sin, cos) };
}
