/** @file The same person through the frames of a stack, by place and size; and how much each face counts, by all of its frames. */
import type { Box, Face } from '../../contract/face.ts';

type Followed = Pick<Face, 'box' | 'prominence' | 'name'>;

interface Person {
  /** Face's index by frame. */
  seen: Map<number, number>;
  lastFrame: number;
  box: Box;
  name: string | null;
}

/** A face is looked for where it was in one of so many frames before. */
const memory = 4;
/** Of the faces' mean size: a step between two frames. */
const farthestStep = 0.8;
const largestRatio = 1.8;

/** One map a person, frame to the face's index, in order of appearance. Each face belongs to one person; nearest pairs first. */
export function followFaces(frames: readonly (readonly Followed[])[]): ReadonlyMap<number, number>[] {
  const people: Person[] = [];
  frames.forEach((faces, frame) => {
    const pairs = faces.flatMap((face, index) =>
      people.flatMap((person) => {
        if (frame - person.lastFrame > memory) return [];
        const step = stepBetween(person, face);
        return step === null ? [] : [{ person, index, step }];
      }),
    );
    const taken = new Set<number>();
    for (const { person, index } of pairs.sort((a, b) => a.step - b.step)) {
      if (taken.has(index) || person.lastFrame === frame) continue;
      taken.add(index);
      person.seen.set(frame, index);
      person.lastFrame = frame;
      person.box = faces[index]!.box;
      person.name ??= faces[index]!.name;
    }
    faces.forEach(({ box, name }, index) => {
      if (!taken.has(index)) people.push({ seen: new Map([[frame, index]]), lastFrame: frame, box, name });
    });
  });
  return people.map(({ seen }) => seen);
}

/** Of the mean size; null where the two cannot be one person's. Names decide where both have one. */
function stepBetween(person: Person, face: Followed): number | null {
  if (person.name !== null && face.name !== null) return person.name === face.name ? 0 : null;
  const [a, b] = [person.box, face.box];
  const ratio = Math.sqrt((a.w * a.h) / Math.max(1e-9, b.w * b.h));
  if (ratio > largestRatio || ratio < 1 / largestRatio) return null;
  const x = (a.x + a.w / 2 - b.x - b.w / 2) / ((a.w + b.w) / 2);
  const y = (a.y + a.h / 2 - b.y - b.h / 2) / ((a.h + b.h) / 2);
  const step = Math.hypot(x, y);
  return step <= farthestStep ? step : null;
}

/** Seen in fewer than this share of a stack's frames, somebody passes by. */
const passingShare = 1 / 3;

/**
 * The faces of each frame with the prominence that their person has over the stack: the median of the frames in which they are seen, half of it for
 * whoever is only passing. So one frame's detector does not decide whose eyes count.
 */
export function settleProminence<F extends Followed>(frames: readonly (readonly F[])[]): F[][] {
  const settled = frames.map((faces) => [...faces]);
  if (frames.length < 2) return settled;
  for (const seen of followFaces(frames)) {
    const values = [...seen].map(([frame, index]) => frames[frame]![index]!.prominence).sort((a, b) => a - b);
    const isPassing = frames.length >= 4 && seen.size < frames.length * passingShare;
    const prominence = values[values.length >> 1]! * (isPassing ? 0.5 : 1);
    for (const [frame, index] of seen) settled[frame]![index] = { ...frames[frame]![index]!, prominence };
  }
  return settled;
}
