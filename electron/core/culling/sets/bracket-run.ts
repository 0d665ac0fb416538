/** @file A bracket that the camera does not name: exposures that differ on purpose, seen in the settings and in the pictures alike. */
import { hashDistance } from '../../measures/dhash.ts';
import type { Pictures } from '../alike/pictures.ts';
import type { Shot } from './camera-order.ts';
import { exposureValue } from './exposure.ts';
import { follows, type ProtectedRun, runOf, runWhile } from './run.ts';

/** By hand, between two frames. */
const longestGapSeconds = 9;
/** Smaller steps than a third of a stop cannot be set. */
const leastStep = 0.25;
/** From its darkest to its brightest frame: less is a correction. */
const leastRange = 1.25;
/** Two frames alone are a bracket (window and room) from this on: less is a test shot and its correction. */
const leastOfTwo = 2;

/**
 * Frames that lie over each other, of which most differ from the one before by a step, where the pictures grow brighter as the settings say.
 * Where the camera only follows the light (Auto-ISO, aperture priority) settings differ and the pictures do not.
 */
export function bracketRun(shots: readonly Shot[], from: number, pictures: Pictures): ProtectedRun | null {
  const exposures = [exposureValue(shots[from]!.photo)];
  let steps = 0;
  const length = runWhile(shots, from, longestGapSeconds, (shot, before, at) => {
    const [was, is] = [exposures[at - 1]!, exposureValue(shot.photo)];
    if (was === null || is === null || shot.photo.focalLength !== before.photo.focalLength) return false;
    const step = is - was;
    const repeats = Math.abs(step) < leastStep;
    // One exposure taken twice is part of it, a burst that begins is not.
    if (repeats && (at === 1 || Math.abs(was - exposures[at - 2]!) < leastStep)) return false;
    if (!isSameView(before, shot, step, pictures)) return false;
    exposures.push(is);
    if (!repeats) steps += 1;
    return true;
  });
  const values = exposures.slice(0, length).filter((value) => value !== null);
  const last = values.length;
  // A frame that only repeats the last exposure belongs to what comes next.
  const trailing = last >= 2 && Math.abs(values[last - 1]! - values[last - 2]!) < leastStep ? 1 : 0;
  const own = values.slice(0, last - trailing);
  const period = periodOf(own);
  const set = own.slice(0, period);
  const distinct = distinctSteps(set);
  if (set.length === 2) {
    const apart = Math.abs(set[0]! - set[1]!);
    return apart >= leastOfTwo && !goesOnAlike(shots, from + 1) ? runOf('bracket', 2, 2) : null;
  }
  const range = Math.max(...set) - Math.min(...set);
  const isBracket = distinct >= 3 && steps >= 2 && distinct * 2 > set.length && range >= leastRange;
  return isBracket ? runOf('bracket', 3, set.length) : null;
}

/** A test shot is followed by more frames as the second one was set. */
function goesOnAlike(shots: readonly Shot[], at: number): boolean {
  const [shot, next] = [shots[at]!, shots[at + 1]];
  if (next === undefined || !follows(shot, next, longestGapSeconds)) return false;
  const [is, then] = [exposureValue(shot.photo), exposureValue(next.photo)];
  return is !== null && then !== null && Math.abs(then - is) < leastStep;
}

/** The picture follows the settings by this share at least; clipping and tone curves take the rest. */
const followsBy = 0.35;

function isSameView(a: Shot, b: Shot, step: number, pictures: Pictures): boolean {
  const relation = pictures.relate(a.photo.id, b.photo.id);
  if (relation === null) return a.words === null || b.words === null ? true : hashDistance(a.words, b.words) <= 48;
  if (isEmpty(a, pictures) || isEmpty(b, pictures)) return true;
  if (Math.abs(step) >= leastStep && relation.brighter / step < followsBy) return false;
  const moved = Math.max(Math.abs(relation.x), Math.abs(relation.y));
  // Far apart in exposure little detail is left in common: dark ends and blown ends.
  const least = Math.abs(step) > 2.5 ? 0.15 : 0.3;
  return moved <= 0.12 && relation.match >= least;
}

/** Nearly black or blown: nothing to lay over. */
function isEmpty({ photo }: Shot, pictures: Pictures): boolean {
  const luma = pictures.look(photo.id)?.luma;
  if (!luma) return false;
  let [sum, squares] = [0, 0];
  for (const value of luma) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(squares / luma.length - (sum / luma.length) ** 2) < 6;
}

/** Length of the set that is taken again and again: 0 -2 +2 0 -2 +2 is two of three. */
function periodOf(values: readonly number[]): number {
  for (let period = 3; period * 2 <= values.length; period++) {
    if (distinctSteps(values.slice(0, period)) < period) continue;
    if (values.every((value, i) => i < period || Math.abs(value - values[i - period]!) < 0.2)) return period;
  }
  return values.length;
}

function distinctSteps(values: readonly number[]): number {
  return new Set(values.map((value) => Math.round(value * 3))).size;
}
