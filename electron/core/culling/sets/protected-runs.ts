/** @file Sets that belong together whole: exposure brackets, focus stacks, panorama sweeps. A frame of these looks wrong alone and must not be judged alone. */
import type { Pictures } from '../alike/pictures.ts';
import { bracketRun } from './bracket-run.ts';
import type { Shot } from './camera-order.ts';
import { focusRun, focusSegment } from './focus-run.ts';
import type { ProtectedRun } from './run.ts';
import { sweepRun } from './sweep-run.ts';
import { taggedRun } from './tagged-run.ts';

/** Frames of one view and setting taken before its focus stack begins: tests. */
const testFrames = 3;

/**
 * The protected sets of one camera's shots by the index of their first. What the camera says comes first, then what differs on purpose:
 * settings, view, focus.
 */
export function protectedRuns(shots: readonly Shot[], pictures: Pictures): Map<number, ProtectedRun> {
  const runs = new Map<number, ProtectedRun>();
  let segment = { from: 0, to: 0 };
  for (let from = 0; from < shots.length; ) {
    if (from >= segment.to) segment = { from, to: from + focusSegment(shots, from) };
    const run =
      taggedRun(shots, from) ??
      bracketRun(shots, from, pictures) ??
      sweepRun(shots, from, pictures) ??
      (from - segment.from <= testFrames ? focusRun(shots.slice(from, segment.to), pictures) : null);
    if (run !== null) runs.set(from, run);
    from += run?.length ?? 1;
  }
  return runs;
}
