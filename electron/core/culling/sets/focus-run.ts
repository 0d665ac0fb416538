/** @file A focus stack that the camera does not name: the same settings, the same picture, and a zone of sharpness that travels through it. */
import { hashDistance } from '../../measures/dhash.ts';
import { zoneSide } from '../../measures/look.ts';
import type { Pictures } from '../alike/pictures.ts';
import type { Shot } from './camera-order.ts';
import { sameSettings } from './exposure.ts';
import { type ProtectedRun, runWhile } from './run.ts';

const longestGapSeconds = 8;
/** Fewer frames are a near and a far version of one picture. */
const leastFrames = 3;

/** A longer series of one view is a timelapse. */
const mostFrames = 120;
/** Of 128 bits: blur moves a hash, another view moves it further. */
const sameViewBits = 26;

/** Number of frames from `from` on that could be one focus stack by settings, pace and hash. */
export function focusSegment(shots: readonly Shot[], from: number): number {
  return runWhile(
    shots,
    from,
    longestGapSeconds,
    (shot, before, length) =>
      length < mostFrames &&
      sameSettings(before.photo, shot.photo) &&
      before.words !== null &&
      shot.words !== null &&
      hashDistance(before.words, shot.words) <= sameViewBits,
  );
}

/** All of `segment`, or null. */
export function focusRun(segment: readonly Shot[], pictures: Pictures): ProtectedRun | null {
  if (segment.length < leastFrames) return null;
  const zones = segment.map(({ photo }) => pictures.look(photo.id)?.zones ?? null);
  if (zones.includes(null) || !travels(zones as Uint8Array[])) return null;
  const isOneView = segment.every((shot, i) => {
    const step = i === 0 ? null : pictures.relate(segment[i - 1]!.photo.id, shot.photo.id);
    return i === 0 || (step !== null && Math.hypot(step.x, step.y) <= 0.05 && step.match >= 0.4);
  });
  return isOneView ? { kind: 'focus-stack', length: segment.length } : null;
}

/** A zone's sharpness must at least change by this (log2) to say anything. */
const leastSwing = 0.5;
/** Of the places with structure; in a burst with one soft frame few change as much. */
const leastShare = 0.45;
/** How much longer than straight up and down sharpness may walk: noise walks further the more frames there are. */
const mostDetour = (frames: number): number => 1 + Math.min(0.7, 0.1 * (frames - 2));
/** Neighbouring places are at about one distance: their peaks lie nearer to each other than any two do, by this share at least. */
const mostApart = 0.75;

/**
 * Each place is sharp once: its sharpness rises to one peak and falls. Peaks are spread over the frames instead of gathering in the sharpest one,
 * and neighbouring places have theirs one after the other. A burst whose focus hunts has places with several peaks, its noise has them anywhere.
 */
function travels(zones: readonly Uint8Array[]): boolean {
  const frames = zones.length;
  const counts = new Float64Array(frames);
  const peaks = new Int16Array(zoneSide ** 2).fill(-1);
  let [structured, judged, walked, straight] = [0, 0, 0, 0];
  for (let zone = 0; zone < peaks.length; zone++) {
    const values = zones.map((of) => Math.log2((of[zone]! * 2) / 255 + 0.1));
    const [low, high] = [Math.min(...values), Math.max(...values)];
    if (zones.some((of) => of[zone]! > 0)) structured += 1;
    if (high - low < leastSwing) continue;
    judged += 1;
    peaks[zone] = values.indexOf(high);
    counts[peaks[zone]!]! += 1;
    walked += values.slice(1).reduce((sum, value, i) => sum + Math.abs(value - values[i]!), 0);
    straight += 2 * high - values[0]! - values.at(-1)!;
  }
  if (judged < zoneSide || judged < leastShare * structured || walked > straight * mostDetour(frames)) return false;
  // Before the subject begins and behind its end nothing is sharp: the owners lie together then.
  const owners = Array.from(counts.keys()).filter((i) => counts[i]! >= judged * Math.min(0.05, 0.5 / frames));
  const lieTogether = owners.length > 0 && owners.at(-1)! - owners[0]! < owners.length + 1;
  const isSpread =
    owners.length >= 3 && (lieTogether || owners.length >= 0.6 * frames) && Math.max(...counts) < 0.62 * judged;
  return isSpread && neighboursApart(peaks) < mostApart * anyTwoApart(counts, judged);
}

/** Mean distance in frames between the peaks of zones side by side. */
function neighboursApart(peaks: Int16Array): number {
  let [sum, count] = [0, 0];
  for (let zone = 0; zone < peaks.length; zone++) {
    for (const next of [zone % zoneSide < zoneSide - 1 ? zone + 1 : -1, zone + zoneSide]) {
      if (next < 0 || next >= peaks.length || peaks[zone]! < 0 || peaks[next]! < 0) continue;
      sum += Math.abs(peaks[zone]! - peaks[next]!);
      count += 1;
    }
  }
  return count === 0 ? Number.POSITIVE_INFINITY : sum / count;
}

function anyTwoApart(counts: Float64Array, judged: number): number {
  let sum = 0;
  for (let a = 0; a < counts.length; a++)
    for (let b = 0; b < counts.length; b++) sum += counts[a]! * counts[b]! * Math.abs(a - b);
  return sum / judged ** 2;
}
