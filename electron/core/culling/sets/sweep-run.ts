/** @file A panorama that the camera does not name: each frame shows the last one's picture moved on the same way, and in the end another view than the first. */
import type { Pictures } from '../alike/pictures.ts';
import type { Relation } from '../alike/relate.ts';
import { gapSeconds, type Shot } from './camera-order.ts';
import { sameSettings } from './exposure.ts';
import { type ProtectedRun, runOf, runWhile } from './run.ts';

interface Step {
  x: number;
  y: number;
  match: number;
  standing: number;
}

const longestGapSeconds = 8;
/** Faster frames may follow something that moves. */
const panningGapSeconds = 0.4;
/** Of the frame: less is a hand that is not still. */
const leastStep = 0.05;
/** Of the frame, first to last: less is a reframing. */
const leastTravel = 0.4;
/** Two steps are of one sweep up to this angle between them (60 degrees), and up to this ratio of their lengths. */
const leastCosine = 0.5;
const largestRatio = 2.5;

/** Tries the first steps as the pace of the sweep: where little overlaps, a single step may lie wrong. */
export function sweepRun(shots: readonly Shot[], from: number, pictures: Pictures): ProtectedRun | null {
  if (!mayBegin(shots, from)) return null;
  for (const ahead of [0, 1]) {
    const [a, b] = [shots[from + ahead], shots[from + ahead + 1]];
    const pace = a && b && clearStep(a, b, pictures);
    const run = pace ? runAtPace(shots, from, pace, pictures) : null;
    if (run !== null) return run;
  }
  return null;
}

const leastFrames = 3;

/** Enough frames soon enough after each other, through one focal length: whatever else is asked needs their pictures laid over each other, milliseconds a pair. */
function mayBegin(shots: readonly Shot[], from: number): boolean {
  const isThrough = (shot: Shot, before: Shot) => shot.photo.focalLength === before.photo.focalLength;
  return runWhile(shots.slice(from, from + leastFrames), 0, longestGapSeconds, isThrough) === leastFrames;
}

function runAtPace(shots: readonly Shot[], from: number, pace: Step, pictures: Pictures): ProtectedRun | null {
  const steps: Step[] = [];
  let unclear = 0;
  let longestGap = gapSeconds(shots[from]!, shots[from + 1]!);
  const length = runWhile(shots, from, longestGapSeconds, (shot, before) => {
    if (shot.photo.focalLength !== before.photo.focalLength) return false;
    const last = steps.at(-1) ?? pace;
    const gap = gapSeconds(before, shot);
    const clear = clearStep(before, shot, pictures);
    let step = clear && isAlong(last, clear) ? clear : expectedStep(before, shot, last, pictures);
    const mayBeUnclear = step === null && clear === null && gap > panningGapSeconds && gap <= 2 * longestGap;
    if (mayBeUnclear && isFeatureless(before, shot, pictures)) {
      unclear += 1;
      step = { ...last, match: 0, standing: 0 };
    }
    if (step === null) return false;
    longestGap = Math.max(longestGap, gap);
    steps.push(step);
    return true;
  });
  const sure = steps.filter(({ match }) => match > 0);
  if (length < leastFrames || sure.length < Math.max(1, unclear)) return null;
  const travel = steps.reduce((sum, { x, y }) => ({ x: sum.x + x, y: sum.y + y }), { x: 0, y: 0 });
  if (Math.hypot(travel.x, travel.y) < leastTravel || isPanning(shots.slice(from, from + length), sure)) return null;
  // One clear step alone is two pictures side by side.
  return sure.length < 2 && travel.x ** 2 + travel.y ** 2 < 1 ? null : runOf('panorama', leastFrames, length);
}

/** Sky and water between two rims say nothing: with exposure locked the frame may go on as the others do. */
function isFeatureless(before: Shot, shot: Shot, pictures: Pictures): boolean {
  const relation = pictures.relate(before.photo.id, shot.photo.id);
  const standsStill = relation !== null && relation.overlap > 0.9 && relation.match >= 0.4;
  return relation !== null && !standsStill && sameSettings(before.photo, shot.photo);
}

/** The detail agrees, surer where little of it overlaps; where exposure was locked less is asked. */
function clearStep(before: Shot, shot: Shot, pictures: Pictures): Relation | null {
  const step = pictures.relate(before.photo.id, shot.photo.id);
  if (step === null || Math.hypot(step.x, step.y) < leastStep) return null;
  const asked = step.overlap < 0.25 ? 0.6 : step.overlap < 0.5 ? 0.5 : 0.4;
  return step.match >= asked + (sameSettings(before.photo, shot.photo) ? 0 : 0.05) ? step : null;
}

/** Where the best shift lies elsewhere by chance, the one that the pace asks for may still agree. */
function expectedStep(before: Shot, shot: Shot, { x, y }: Step, pictures: Pictures): Step | null {
  const match = pictures.matchAt(before.photo.id, shot.photo.id, { x, y });
  return match !== null && match >= 0.4 ? { x, y, match, standing: 0 } : null;
}

/** A camera on a head or in a turning hand goes on the same way and about as far. */
function isAlong(a: Step, b: Step): boolean {
  const [lengthA, lengthB] = [Math.hypot(a.x, a.y), Math.hypot(b.x, b.y)];
  const cosine = (a.x * b.x + a.y * b.y) / (lengthA * lengthB);
  return cosine >= leastCosine && lengthA < largestRatio * lengthB && lengthB < largestRatio * lengthA;
}

/** Along with something that moves: many frames a second, a blurred ground that agrees badly, or somebody who stands where they stood. */
function isPanning(shots: readonly Shot[], steps: readonly Step[]): boolean {
  const gaps = shots.slice(1).map((shot, i) => gapSeconds(shots[i]!, shot));
  if (Math.max(...gaps) > panningGapSeconds) return false;
  const median = (of: (step: Step) => number) => steps.map(of).sort((a, b) => a - b)[steps.length >> 1]!;
  return median(({ match }) => match) < 0.72 || median(({ standing }) => standing) > 0.06;
}
