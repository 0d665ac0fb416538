/** @file Photos in the order their cameras took them. Times are camera-local and compared as they stand, never converted. */
import { takenAtMs } from '../../../contract/taken-at.ts';
import type { StackInput } from './stack-input.ts';

/** A photo with what stacking asks again and again, worked out once. */
export interface Shot {
  photo: StackInput;
  /** Milliseconds of camera-local time; null where the file does not say. */
  takenMs: number | null;
  words: Int32Array | null;
}

/** One list per camera body (serial, else model and what its file names begin with), each by time, then name, then id; untimed photos of a camera come last, by name. */
export function byCamera(photos: readonly StackInput[], words: (hash: string) => Int32Array): Shot[][] {
  const cameras = new Map<string, Shot[]>();
  for (const photo of photos) {
    const key = `${photo.camera ?? ''}|${photo.serial ?? namePrefix(photo.name)}`;
    const shot = { photo, takenMs: takenAtMs(photo.takenAt), words: photo.dhash === null ? null : words(photo.dhash) };
    const shots = cameras.get(key);
    if (shots === undefined) cameras.set(key, [shot]);
    else shots.push(shot);
  }
  for (const shots of cameras.values()) shots.sort(inCaptureOrder);
  return [...cameras.values()];
}

/** Letters before the first digit: "DSC_" of "DSC_0042.JPG". Two bodies of one model are told apart by it where they write no serial number. */
const namePrefix = (name: string): string => /^[^\d.]*/.exec(name)![0];

export function inCaptureOrder(a: Shot, b: Shot): number {
  const [place, other] = [a.photo.place, b.photo.place];
  if (place !== undefined && other !== undefined) return place - other;
  if (a.takenMs !== b.takenMs) {
    if (a.takenMs === null) return 1;
    if (b.takenMs === null) return -1;
    return a.takenMs - b.takenMs;
  }
  if (a.photo.name !== b.photo.name) return a.photo.name < b.photo.name ? -1 : 1;
  return a.photo.id - b.photo.id;
}

/** Seconds between two shots; Infinity where a time is missing. */
export function gapSeconds(a: Shot, b: Shot): number {
  return a.takenMs === null || b.takenMs === null ? Number.POSITIVE_INFINITY : Math.abs(b.takenMs - a.takenMs) / 1000;
}
