/**
 * @file Whose face is whose: faces of one shoot grouped by their descriptors. Agglomerative clustering by average linkage (Sokal & Michener 1958) of
 * squared distances, which centres and mean squared lengths give without looking at each pair; two faces of one picture are two people. Pure.
 */

/** A face to be grouped. */
export interface GroupFace {
  /** Faces of one number are in one picture. */
  readonly photo: number;
  readonly vector: Float32Array;
  /** Large enough for a person to be made of it; others only join one. */
  readonly isClear: boolean;
  /** Whose it was before; 0 is nobody's. */
  readonly before: number;
  /** The photographer said so. */
  readonly byHand: boolean;
}

/** Root mean squared distance up to which two groups are one person; fitted: see docs/people.md. */
const samePersonUpTo = 0.52;
/** For a face that is not clear, to a person that there is. */
const unclearUpTo = 0.48;
/** So near that two faces need no second look. */
const surelySameUpTo = 0.3;
const length = 128;

interface Cluster {
  readonly sum: Float64Array;
  squares: number;
  readonly faces: number[];
  readonly photos: Set<number>;
  /** Given by the photographer; two such are never one. */
  person: number;
  isAlive: boolean;
  nearest: number;
  nearestSquare: number;
}

/** By face the number of its person; 0 is nobody's. Numbers stay with those who had them. Yields now and then, so that others may work. */
export function* groupPeople(
  faces: readonly GroupFace[],
  { upTo = samePersonUpTo, firstId = 1 }: { upTo?: number; firstId?: number } = {},
): Generator<void, number[]> {
  const clusters: Cluster[] = [];
  const byHand = new Map<number, number>();
  for (const [index, face] of faces.entries()) {
    if (!face.byHand || face.before === 0) continue;
    const known = byHand.get(face.before);
    if (known === undefined) {
      byHand.set(face.before, clusters.length);
      clusters.push(clusterOf(index, face, face.before));
    } else join(clusters[known]!, clusterOf(index, face, face.before));
  }
  // Frames of a burst first: they make few small groups of many faces.
  let seen = 0;
  for (const [index, face] of faces.entries()) {
    if (face.byHand || !face.isClear) continue;
    const one = clusterOf(index, face, 0);
    const at = nearestOf(clusters, one, surelySameUpTo ** 2);
    if (at >= 0) join(clusters[at]!, one);
    else clusters.push(one);
    if (++seen % 64 === 0) yield;
  }
  yield* agglomerate(clusters, upTo ** 2);
  for (const [index, face] of faces.entries()) {
    if (face.byHand || face.isClear) continue;
    const one = clusterOf(index, face, 0);
    const at = nearestOf(clusters, one, unclearUpTo ** 2);
    if (at >= 0) join(clusters[at]!, one);
  }
  return numbered(
    clusters.filter(({ isAlive }) => isAlive),
    faces,
    firstId,
  );
}

function clusterOf(index: number, { photo, vector }: GroupFace, person: number): Cluster {
  const sum = Float64Array.from(vector);
  const squares = vector.reduce((all, one) => all + one * one, 0);
  return {
    sum,
    squares,
    faces: [index],
    photos: new Set([photo]),
    person,
    isAlive: true,
    nearest: -1,
    nearestSquare: Number.POSITIVE_INFINITY,
  };
}

function join(into: Cluster, other: Cluster): void {
  for (let at = 0; at < length; at++) into.sum[at]! += other.sum[at]!;
  into.squares += other.squares;
  into.faces.push(...other.faces);
  for (const photo of other.photos) into.photos.add(photo);
  into.person ||= other.person;
  other.isAlive = false;
}

/** Mean of the squared distances of every face of one to every face of the other. */
function meanSquare(a: Cluster, b: Cluster): number {
  let dot = 0;
  for (let at = 0; at < length; at++) dot += a.sum[at]! * b.sum[at]!;
  const [m, n] = [a.faces.length, b.faces.length];
  return a.squares / m + b.squares / n - (2 * dot) / (m * n);
}

function mayJoin(a: Cluster, b: Cluster): boolean {
  if (!a.isAlive || !b.isAlive || (a.person !== 0 && b.person !== 0)) return false;
  const [few, many] = a.photos.size < b.photos.size ? [a.photos, b.photos] : [b.photos, a.photos];
  for (const photo of few) if (many.has(photo)) return false;
  return true;
}

/** Index of the nearest within reach that may be joined; -1 for none. */
function nearestOf(clusters: readonly Cluster[], one: Cluster, within: number): number {
  let found = -1;
  let least = within;
  for (const [index, other] of clusters.entries()) {
    const square = meanSquare(one, other);
    if (square > least || !mayJoin(one, other)) continue;
    least = square;
    found = index;
  }
  return found;
}

function* agglomerate(clusters: readonly Cluster[], within: number): Generator<void> {
  const look = (index: number): void => {
    const one = clusters[index]!;
    one.nearest = -1;
    one.nearestSquare = within;
    for (const [other, it] of clusters.entries()) {
      if (other === index || !it.isAlive) continue;
      const square = meanSquare(one, it);
      if (square > one.nearestSquare || !mayJoin(one, it)) continue;
      one.nearest = other;
      one.nearestSquare = square;
    }
  };
  for (const index of clusters.keys()) {
    look(index);
    if (index % 32 === 0) yield;
  }
  for (;;) {
    let best = -1;
    for (const [index, { isAlive, nearest, nearestSquare }] of clusters.entries())
      if (isAlive && nearest >= 0 && (best < 0 || nearestSquare < clusters[best]!.nearestSquare)) best = index;
    if (best < 0) return;
    const other = clusters[best]!.nearest;
    const into = clusters[best]!;
    if (mayJoin(into, clusters[other]!)) join(into, clusters[other]!);
    for (const [index, one] of clusters.entries())
      if (one.isAlive && (index === best || one.nearest === best || one.nearest === other)) look(index);
    yield;
  }
}

/** Those that the photographer made keep their number; others that of most of their faces; the rest new ones, the largest first. */
function numbered(clusters: readonly Cluster[], faces: readonly GroupFace[], firstId: number): number[] {
  const person = new Array<number>(faces.length).fill(0);
  const taken = new Set(clusters.flatMap((one) => (one.person === 0 ? [] : [one.person])));
  let next = Math.max(firstId, ...faces.map(({ before }) => before + 1));
  for (const cluster of clusters.toSorted((a, b) => b.faces.length - a.faces.length)) {
    if (cluster.person === 0) {
      const votes = new Map<number, number>();
      for (const index of cluster.faces) {
        const { before } = faces[index]!;
        if (before !== 0 && !taken.has(before)) votes.set(before, (votes.get(before) ?? 0) + 1);
      }
      const [most] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      cluster.person = most?.[0] ?? next++;
      taken.add(cluster.person);
    }
    for (const index of cluster.faces) person[index] = cluster.person;
  }
  return person;
}
