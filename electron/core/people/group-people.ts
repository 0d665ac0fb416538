/**
 * @file Whose face is whose: faces of one shoot grouped by their descriptors. Agglomerative clustering by average linkage (Sokal & Michener 1958) of
 * squared distances, found along chains of nearest neighbours (Benzécri 1982): a group is joined with the one that is nearest to it and to which it is
 * the nearest, which gives the same groups as joining the nearest two of all, in time that grows with the square of the faces and memory that grows with
 * their number. Two faces of one picture are two people, which keeps that property: what must not be joined must not be joined later either. Pure.
 */
import { createFaceGroups, type FaceGroups } from './face-groups.ts';

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
const samePersonUpTo = 0.46;
/** For a face that is not clear, to a person that there is. */
const unclearUpTo = 0.42;
/** So near that two faces need no second look. */
const surelySameUpTo = 0.3;

interface Near {
  /** -1: none. */
  readonly group: number;
  readonly square: number;
}

/** By face the number of its person; 0 is nobody's. Numbers stay with those who had them. */
export function groupPeople(
  faces: readonly GroupFace[],
  { upTo = samePersonUpTo, firstId = 1 }: { upTo?: number; firstId?: number } = {},
): number[] {
  const groups = createFaceGroups(faces.length);
  const add = (index: number, person: number): number =>
    groups.add(index, faces[index]!.vector, faces[index]!.photo, person);
  const active: number[] = [];
  const byHand = new Map<number, number>();
  for (const [index, { byHand: isByHand, before }] of faces.entries()) {
    if (!isByHand || before === 0) continue;
    const one = add(index, before);
    const known = byHand.get(before);
    if (known === undefined) {
      byHand.set(before, one);
      active.push(one);
    } else groups.join(known, one);
  }
  // Frames of a burst first: they make few small groups of many faces.
  const place = (isClear: boolean, within: number): void => {
    for (const [index, face] of faces.entries()) {
      if (face.isClear !== isClear || (face.byHand && (isClear || face.before !== 0))) continue;
      const one = add(index, 0);
      const { group } = nearestOf(groups, active, one, { group: -1, square: within });
      if (group >= 0) groups.join(group, one);
      else if (isClear) active.push(one);
    }
  };
  place(true, surelySameUpTo ** 2);
  const made = joinNearest(groups, active, upTo ** 2);
  active.splice(0, active.length, ...made);
  place(false, unclearUpTo ** 2);
  return numbered(
    active.map((group) => ({ person: groups.person(group), faces: groups.faces(group) })),
    faces,
    firstId,
  );
}

/** The nearest among `active` that may be joined; `known` where none is nearer. */
function nearestOf(groups: FaceGroups, active: readonly number[], one: number, known: Near): Near {
  let { group, square: least } = known;
  // Those that came last first: a frame of a burst has its like among them, and what is further than that is soon given up.
  for (let at = active.length - 1; at >= 0; at--) {
    const other = active[at]!;
    if (other === one) continue;
    const square = groups.apart(one, other, least);
    // As near counts where nothing is known yet: the bound itself is within.
    if (square > least || (square === least && group >= 0) || !groups.mayJoin(one, other)) continue;
    least = square;
    group = other;
  }
  return { group, square: least };
}

/** Joins until nobody is within reach of anybody; returns the groups that are left. */
function joinNearest(groups: FaceGroups, all: readonly number[], within: number): number[] {
  const active = [...all];
  const drop = (group: number): void => void active.splice(active.indexOf(group), 1);
  const done: number[] = [];
  const chain: number[] = [];
  while (active.length > 0) {
    if (chain.length === 0) chain.push(active[0]!);
    const top = chain.at(-1)!;
    const before = chain.at(-2) ?? -1;
    // Of several as near the one before, so that the chain ends.
    const known = before < 0 ? within : groups.apart(top, before, within);
    const { group } = nearestOf(groups, active, top, { group: before, square: known });
    if (group < 0) {
      // Nobody within reach: nor will anybody be, whatever others are joined.
      chain.pop();
      drop(top);
      done.push(top);
    } else if (group === before) {
      chain.length -= 2;
      const [into, other] = top < before ? [top, before] : [before, top];
      groups.join(into, other);
      drop(other);
    } else chain.push(group);
  }
  return done.sort((a, b) => a - b);
}

/** Those that the photographer made keep their number; others that of most of their faces; the rest new ones, the largest first. */
function numbered(
  groups: readonly { person: number; faces: readonly number[] }[],
  faces: readonly GroupFace[],
  firstId: number,
): number[] {
  const person = new Array<number>(faces.length).fill(0);
  const taken = new Set(groups.flatMap((one) => (one.person === 0 ? [] : [one.person])));
  let next = faces.reduce((most, { before }) => Math.max(most, before + 1), firstId);
  for (const group of groups.toSorted((a, b) => b.faces.length - a.faces.length)) {
    let number = group.person;
    if (number === 0) {
      const votes = new Map<number, number>();
      for (const index of group.faces) {
        const { before } = faces[index]!;
        if (before !== 0 && !taken.has(before)) votes.set(before, (votes.get(before) ?? 0) + 1);
      }
      const [most] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      number = most?.[0] ?? next++;
      taken.add(number);
    }
    for (const index of group.faces) person[index] = number;
  }
  return person;
}
