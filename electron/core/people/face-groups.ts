/**
 * @file Groups of faces by the centre and spread of their descriptors, in flat arrays: how far apart two groups are on average, which costs one look at
 * two centres however many faces they hold, and their joining. Memory is linear in the number of faces.
 */
import { descriptorLength as length } from './descriptor-length.ts';

/** Numbers of a centre after which a sum that is too large already is given up. */
const block = 16;

export interface FaceGroups {
  /** A group of one face, photo and person (0: nobody's); returns its number. */
  add(face: number, vector: Float32Array, photo: number, person: number): number;
  /** Mean of the squared distances of every face of one to every face of the other; anything above `within` where it is above. */
  apart(a: number, b: number, within: number): number;
  /** Not where both hold a face of one photo, nor where both are persons that the photographer made. */
  mayJoin(a: number, b: number): boolean;
  join(into: number, other: number): void;
  faces(group: number): readonly number[];
  person(group: number): number;
  /** Groups that were not joined into others, as they were added. */
  alive(): number[];
}

/** @param most groups ever added. */
export function createFaceGroups(most: number): FaceGroups {
  const centres = new Float32Array(most * length);
  /** Mean squared distance of the faces from their centre. */
  const spreads = new Float64Array(most);
  const members: number[][] = [];
  const photos: Set<number>[] = [];
  const persons: number[] = [];
  const gone = new Uint8Array(most);

  return {
    add: (face, vector, photo, person) => {
      const group = members.length;
      centres.set(vector, group * length);
      members.push([face]);
      photos.push(new Set([photo]));
      persons.push(person);
      return group;
    },
    apart: (a, b, within) => {
      let sum = spreads[a]! + spreads[b]!;
      let i = a * length;
      let j = b * length;
      for (const end = i + length; i < end && sum <= within; ) {
        // Four at a time: twice as fast as one.
        for (const stop = i + block; i < stop; i += 4, j += 4) {
          const p = centres[i]! - centres[j]!;
          const q = centres[i + 1]! - centres[j + 1]!;
          const r = centres[i + 2]! - centres[j + 2]!;
          const s = centres[i + 3]! - centres[j + 3]!;
          sum += p * p + q * q + (r * r + s * s);
        }
      }
      return sum;
    },
    mayJoin: (a, b) => {
      if (persons[a] !== 0 && persons[b] !== 0) return false;
      const [few, many] = photos[a]!.size < photos[b]!.size ? [photos[a]!, photos[b]!] : [photos[b]!, photos[a]!];
      for (const photo of few) if (many.has(photo)) return false;
      return true;
    },
    join: (into, other) => {
      const [m, n] = [members[into]!.length, members[other]!.length];
      const share = n / (m + n);
      let square = 0;
      for (let i = into * length, j = other * length, end = i + length; i < end; i++, j++) {
        const off = centres[j]! - centres[i]!;
        square += off * off;
        centres[i]! += share * off;
      }
      spreads[into] = (1 - share) * spreads[into]! + share * spreads[other]! + share * (1 - share) * square;
      for (const face of members[other]!) members[into]!.push(face);
      for (const photo of photos[other]!) photos[into]!.add(photo);
      persons[into] ||= persons[other]!;
      gone[other] = 1;
      members[other] = [];
      photos[other] = new Set();
    },
    faces: (group) => members[group]!,
    person: (group) => persons[group]!,
    alive: () => [...members.keys()].filter((group) => gone[group] === 0),
  };
}
