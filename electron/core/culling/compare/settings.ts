/**
 * @file What the camera's settings say of the frames of a stack: as much as pixels alone leave open. Where settings are unknown or the same they say nothing, and frames are compared by their pixels: a file may have been
 * changed since it was taken, and keeps the settings of before.
 */
import type { SuggestInput } from '../frames/suggest-input.ts';

type Settings = Pick<SuggestInput, 'exposureTimeS' | 'iso' | 'fNumber'>;

/** Light that a frame's settings ask for, stops (log2 of seconds times ISO over the f-number squared): only differences mean something. Null where one of them is unknown. */
export function setStops({ exposureTimeS, iso, fNumber }: Settings): number | null {
  if (!exposureTimeS || !iso || !fNumber) return null;
  return Math.log2((exposureTimeS * iso) / fNumber ** 2);
}

/** Steps of sensitivity are thirds of a stop: less is none. */
const sameIsoStops = 0.17;
/** Sensitivities that differ by less explain no grain, stops. */
const otherIsoStops = 1;

/**
 * Per frame, whether its sensitivity is the lowest of the stack: such a frame is not grainier than the others, whatever texture, blur and light make of their grain. False for all unless it is known of all,
 * and differs.
 */
export function atLowestIso(frames: readonly Pick<Settings, 'iso'>[]): boolean[] {
  const stops = frames.map(({ iso }) => (iso ? Math.log2(iso) : null));
  const known = stops.filter((value) => value !== null);
  if (known.length < frames.length) return frames.map(() => false);
  const lowest = Math.min(...known);
  if (Math.max(...known) - lowest < otherIsoStops) return frames.map(() => false);
  return known.map((value) => value - lowest < sameIsoStops);
}
