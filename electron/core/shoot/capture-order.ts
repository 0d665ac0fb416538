/**
 * @file The order in which a shoot was taken.
 *
 * [Note: Capture order]
 * By the cameras' local time with its fraction, then by name, then by id. Two things are put right on the way:
 * - Offsets. Where one body's files state different offsets (the hour that comes twice in autumn, a flight), its times are brought to one of them.
 *   Two bodies that state different offsets may both be right (a phone follows the place, a camera stays at home) or one was never set: of the
 *   two readings, as stated and as shown by the clocks, that one counts under which their shooting times overlap more.
 * - Counters. Names of one moment that go from 9999 to 0001 are one run: what follows the largest gap comes first.
 */
import { bodyOf, type ShootPhoto } from './shoot-photo.ts';
import { compareFileNames } from './sort-names.ts';

/** New array, in capture order. */
export function inCaptureOrder(photos: Iterable<ShootPhoto>): ShootPhoto[] {
  const all = [...photos];
  const shiftOf = clockShifts(all);
  const timeOf = shiftOf ? (photo: ShootPhoto) => photo.takenMs + shiftOf(photo) : (photo: ShootPhoto) => photo.takenMs;
  all.sort((a, b) => timeOf(a) - timeOf(b) || compareFileNames(a.name, b.name) || a.id - b.id);
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (to < all.length && timeOf(all[to]!) === timeOf(all[from]!)) to += 1;
    if (to - from > 1) turnAtRollover(all, from, to);
    from = to;
  }
  return all;
}

const minuteMs = 60_000;

/** "+02:00" in milliseconds. */
function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
}

interface Body {
  /** Photos per offset, in milliseconds. */
  offsets: Map<number, number>;
  fromMs: number;
  toMs: number;
  photos: number;
}

/** What is added to a photo's local time; null where all that is stated agrees, as in most shoots. */
function clockShifts(photos: readonly ShootPhoto[]): ((photo: ShootPhoto) => number) | null {
  const stated = new Set<string>();
  for (const { takenOffset, clockShiftMs } of photos) {
    // Clocks were compared by hand: nothing is guessed beside that.
    if (clockShiftMs !== 0) return null;
    if (takenOffset) stated.add(takenOffset);
  }
  if (stated.size < 2) return null;
  const bodies = new Map<string, Body>();
  for (const photo of photos) {
    if (!photo.takenOffset) continue;
    const key = bodyOf(photo);
    const body = bodies.get(key) ?? { offsets: new Map(), fromMs: Infinity, toMs: -Infinity, photos: 0 };
    bodies.set(key, body);
    const offset = offsetMs(photo.takenOffset);
    body.offsets.set(offset, (body.offsets.get(offset) ?? 0) + 1);
    body.photos += 1;
  }
  const usual = ({ offsets }: Body) => [...offsets].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]![0];
  const usualOf = new Map([...bodies].map(([key, body]) => [key, usual(body)]));
  for (const photo of photos) {
    const body = photo.takenOffset ? bodies.get(bodyOf(photo)) : undefined;
    if (!body) continue;
    const ms = photo.takenMs + usualOf.get(bodyOf(photo))! - offsetMs(photo.takenOffset!);
    body.fromMs = Math.min(body.fromMs, ms);
    body.toMs = Math.max(body.toMs, ms);
  }
  const [first, reference] = [...bodies].toSorted((a, b) => b[1].photos - a[1].photos)[0]!;
  const between = new Map<string, number>();
  for (const [key, body] of bodies) {
    const asStated = usualOf.get(first)! - usualOf.get(key)!;
    between.set(key, overlap(body, reference, asStated) >= overlap(body, reference, 0) ? asStated : 0);
  }
  return (photo) => {
    if (!photo.takenOffset) return 0;
    const key = bodyOf(photo);
    return usualOf.get(key)! - offsetMs(photo.takenOffset) + between.get(key)!;
  };
}

/** Of two bodies' shooting times, one of them shifted: how long they overlap; below 0, how far they are apart. */
function overlap(a: Body, b: Body, shiftMs: number): number {
  return Math.min(a.toMs + shiftMs, b.toMs) - Math.max(a.fromMs + shiftMs, b.fromMs);
}

/** Counters have four digits; a larger gap than half of them is a rollover. */
const counterDigits = /^(.*?)(\d{4})\.[^.]*$/;
const largestGap = 5_000;

/** `photos[from..to)` are of one moment, by name. Names of other cameras between them are left where they are. */
function turnAtRollover(photos: ShootPhoto[], from: number, to: number): void {
  const runs = new Map<string, { at: number; number: number }[]>();
  for (let at = from; at < to; at++) {
    const [, prefix, digits] = counterDigits.exec(photos[at]!.name) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const run = runs.get(prefix);
    if (run) run.push({ at, number: Number(digits) });
    else runs.set(prefix, [{ at, number: Number(digits) }]);
  }
  for (const run of runs.values()) {
    const turn = run.findIndex((one, i) => i > 0 && one.number - run[i - 1]!.number > largestGap);
    if (turn < 0) continue;
    const turned = [...run.slice(turn), ...run.slice(0, turn)].map(({ at }) => photos[at]!);
    for (const [i, { at }] of run.entries()) photos[at] = turned[i]!;
  }
}
