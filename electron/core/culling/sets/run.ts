/** @file Frames of one camera that follow each other and belong together whole. */
import type { StackKind } from '../../../contract/stack.ts';
import { gapSeconds, type Shot } from './camera-order.ts';

export interface ProtectedRun {
  kind: Extract<StackKind, 'bracket' | 'focus-stack' | 'panorama'>;
  length: number;
}

export function runOf(kind: ProtectedRun['kind'], least: number, length: number): ProtectedRun | null {
  return length < least ? null : { kind, length };
}

/** Number of frames from `from` on while each comes at most `seconds` after the one before (its exposure, and a dark frame as long, not counted) and `goesOn`. */
export function runWhile(
  shots: readonly Shot[],
  from: number,
  seconds: number,
  goesOn: (shot: Shot, before: Shot, length: number) => boolean,
): number {
  let length = 1;
  for (; from + length < shots.length; length++) {
    const shot = shots[from + length]!;
    const before = shots[from + length - 1]!;
    if (!follows(before, shot, seconds) || !goesOn(shot, before, length)) break;
  }
  return length;
}

/** Some cameras stamp a frame when it begins, some when it ends. */
export function follows(before: Shot, shot: Shot, seconds: number): boolean {
  const exposed = Math.max(before.photo.exposureTime ?? 0, shot.photo.exposureTime ?? 0);
  return gapSeconds(before, shot) <= seconds + 2 * exposed;
}
