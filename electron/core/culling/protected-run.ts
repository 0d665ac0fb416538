/** @file Sets that belong together whole: exposure brackets, focus stacks, panorama sweeps. A frame of these looks wrong alone and must not be judged alone. */
import type { StackKind } from '../../contract/stack.ts';
import { hashDistance } from '../measures/dhash.ts';
import { gapSeconds, type Shot } from './camera-order.ts';
import { sweepShift } from './sweep-shift.ts';

export interface ProtectedRun {
  kind: Extract<StackKind, 'bracket' | 'focus-stack' | 'panorama'>;
  length: number;
}

/** The protected set that begins at `from`, or null. What the camera says comes first, then the pattern of its settings. */
export function protectedRun(shots: readonly Shot[], from: number): ProtectedRun | null {
  return taggedRun(shots, from) ?? exposurePattern(shots, from) ?? sweep(shots, from);
}

function taggedRun(shots: readonly Shot[], from: number): ProtectedRun | null {
  const first = shots[from]!.photo;
  if (first.panorama)
    return lengthAtLeast(
      2,
      'panorama',
      runWhile(shots, from, 15, (shot) => shot.photo.panorama),
    );
  const { bracketing } = first;
  if (bracketing === null) return null;
  const kind = bracketing === 'focus' ? 'focus-stack' : 'bracket';
  const seen = new Set([exposureStep(shots[from]!)]);
  const length = runWhile(shots, from, 5, (shot, before) => {
    if (shot.photo.bracketing !== bracketing || startsAgain(before, shot)) return false;
    // A second set of the same bracket starts where an exposure comes back.
    if (bracketing !== 'exposure' || shot.photo.sequenceNumber !== null) return true;
    const step = exposureStep(shot);
    if (seen.has(step)) return false;
    seen.add(step);
    return true;
  });
  return lengthAtLeast(2, kind, length);
}

function lengthAtLeast(least: number, kind: ProtectedRun['kind'], length: number): ProtectedRun | null {
  return length < least ? null : { kind, length };
}

/** Frames from `from` on while each is at most `seconds` (and its own exposure) after the one before and `goesOn`. */
function runWhile(
  shots: readonly Shot[],
  from: number,
  seconds: number,
  goesOn: (shot: Shot, before: Shot) => boolean,
): number {
  let length = 1;
  for (; from + length < shots.length; length++) {
    const shot = shots[from + length]!;
    const before = shots[from + length - 1]!;
    if (gapSeconds(before, shot) > seconds + (before.photo.exposureTime ?? 0) || !goesOn(shot, before)) break;
  }
  return length;
}

function startsAgain({ photo: before }: Shot, { photo }: Shot): boolean {
  return (
    photo.sequenceNumber !== null && before.sequenceNumber !== null && photo.sequenceNumber <= before.sequenceNumber
  );
}

/** Exposure in thirds of a stop: set compensation where it varies with nothing else known, else shutter, aperture and ISO together. */
function exposureStep({ photo }: Shot): number {
  return Math.round(3 * (exposureValue(photo) ?? photo.exposureCompensation ?? 0));
}

/** Stops of light relative to 1 s, f/1, ISO 100. */
function exposureValue({ exposureTime, fNumber, iso }: Shot['photo']): number | null {
  if (exposureTime === null || exposureTime <= 0) return null;
  return Math.log2(exposureTime) - 2 * Math.log2(fNumber ?? 1) + Math.log2((iso ?? 100) / 100);
}

/**
 * A bracket the camera does not name: 3, 5, 7 or 9 frames within 2 s of each other, same focal length, like each other,
 * exposures all different in even steps of at least 2/3 stop. A burst with one frame off is none.
 */
function exposurePattern(shots: readonly Shot[], from: number): ProtectedRun | null {
  for (const length of [9, 7, 5, 3]) {
    if (from + length > shots.length) continue;
    const set = shots.slice(from, from + length);
    const values = set.map((shot) => exposureValue(shot.photo));
    if (values.includes(null)) continue;
    const near = set.every((shot, i) => i === 0 || alikeAndClose(set[i - 1]!, shot, 2));
    if (near && evenSteps(values as number[])) return { kind: 'bracket', length };
  }
  return null;
}

function alikeAndClose(a: Shot, b: Shot, seconds: number): boolean {
  if (gapSeconds(a, b) > seconds + (a.photo.exposureTime ?? 0) || a.photo.focalLength !== b.photo.focalLength)
    return false;
  return a.words === null || b.words === null || hashDistance(a.words, b.words) <= 48;
}

function evenSteps(values: number[]): boolean {
  const sorted = values.toSorted((a, b) => a - b);
  const steps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  const mean = (sorted.at(-1)! - sorted[0]!) / steps.length;
  return mean >= 0.6 && steps.every((step) => Math.abs(step - mean) <= 0.2);
}

/** A panorama the camera does not name: at least three frames with locked exposure, each showing the last one's picture moved on the same way. */
function sweep(shots: readonly Shot[], from: number): ProtectedRun | null {
  let direction: string | null = null;
  const length = runWhile(shots, from, 8, (shot, before) => {
    if (!sameSettings(before, shot) || before.words === null || shot.words === null) return false;
    const moved = sweepShift(before.words, shot.words);
    if (moved === null || (direction !== null && moved !== direction)) return false;
    direction = moved;
    return true;
  });
  return lengthAtLeast(3, 'panorama', length);
}

function sameSettings({ photo: a }: Shot, { photo: b }: Shot): boolean {
  return (
    a.exposureTime !== null &&
    a.exposureTime === b.exposureTime &&
    a.fNumber === b.fNumber &&
    a.iso === b.iso &&
    a.focalLength === b.focalLength
  );
}
