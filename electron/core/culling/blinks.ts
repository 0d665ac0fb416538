/** @file Closed or blinking: whose eyes are closed in one frame and open in another of the same stack blinked; whose eyes are closed in all may sleep. */
import type { PhotoId } from '../../contract/ids.ts';
import { followFaces } from '../found-faces/follow-faces.ts';
import { closedEyes } from './frames/subject.ts';
import type { SuggestInput } from './frames/suggest-input.ts';

/** The frames of a stack, in the order they were taken, in which everybody whose eyes are closed has them open in another. */
export function blinksIn(frames: readonly SuggestInput[]): PhotoId[] {
  const closed = frames.map(({ faces }) => faces.filter((face) => closedEyes([face]).length > 0));
  if (frames.length < 2 || closed.every((faces) => faces.length === 0)) return [];
  const people = followFaces(frames.map(({ faces }) => faces));
  const isOpenElsewhere = (frame: number, index: number): boolean => {
    const seen = people.find((one) => one.get(frame) === index)!;
    return [...seen].some(([other, at]) => other !== frame && frames[other]!.faces[at]!.state === 'open');
  };
  return frames.flatMap(({ id, faces }, frame) => {
    const shut = closed[frame]!;
    return shut.length > 0 && shut.every((face) => isOpenElsewhere(frame, faces.indexOf(face))) ? [id] : [];
  });
}
