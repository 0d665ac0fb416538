/**
 * @file What has to be said at once of a frame that just came, while there is still time to take it again: nothing on it, much darker or brighter than the
 * frames before it at the same settings (a flash that did not fire, a lamp that went), or outside what the session has been exposed at. Pure.
 */

/** Of one frame; what is not known is null. */
export interface ExposedFrame {
  /** Stops from mid-grey, as in contract/measures.ts. */
  exposure: number;
  /** RMS, 0..1. */
  contrast: number;
  /** ISO, time and f-number, as one text: equal for equal settings. Null where the camera says none. */
  settings: string | null;
}

export type Alarm =
  | { code: 'nothing-on-it' }
  | { code: 'darker' | 'brighter'; stops: number }
  | { code: 'dark-for-session' | 'bright-for-session'; stops: number };

/** An eighth of a grey level of 255 on average: a cap, or a shutter that did not open. Stops. */
const blackBelow = -7;
const blackContrast = 0.03;
/** Frames at the same settings that have to agree before one of them is told from the others; among so many last ones. */
const fewestAlike = 4;
const among = 12;
/** Stops from their median. A cloud takes one. */
const suddenStops = 1.5;
/** Frames before there is a session to speak of, and how far outside of it one may lie: stops. */
const fewestOfSession = 12;
const outsideStops = 1.5;

/** `before`: the frames before it, oldest first. Null where there is nothing to say. */
export function alarmOf(frame: ExposedFrame, before: readonly ExposedFrame[]): Alarm | null {
  if (frame.exposure < blackBelow && frame.contrast < blackContrast) return { code: 'nothing-on-it' };
  const seen = before.filter(({ exposure, contrast }) => exposure >= blackBelow || contrast >= blackContrast);
  const alike = seen.slice(-among).filter(({ settings }) => settings !== null && settings === frame.settings);
  if (alike.length >= fewestAlike) {
    const stops = frame.exposure - middleOf(alike.map(({ exposure }) => exposure));
    if (Math.abs(stops) >= suddenStops) return { code: stops < 0 ? 'darker' : 'brighter', stops: Math.abs(stops) };
    return null;
  }
  if (seen.length < fewestOfSession) return null;
  const sorted = seen.map(({ exposure }) => exposure).toSorted((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.05)]! - frame.exposure;
  const high = frame.exposure - sorted[Math.ceil(sorted.length * 0.95) - 1]!;
  if (low >= outsideStops) return { code: 'dark-for-session', stops: low };
  if (high >= outsideStops) return { code: 'bright-for-session', stops: high };
  return null;
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
