/** @file Eyes of the same face across the frames of a stack: how far they are closed, and how sharp they are. */
import { prominentArea } from '../../../../native-models/faces/index.ts';
import type { Face } from '../../../contract/face.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import type { Alignment } from './align.ts';
import type { Shortcomings } from './features.ts';

/**
 * What a laugh closes eyes by, as the blink coefficient: the mean of the ten faces on the reference scenes that smile with lids drawn together, less that of the 51 others. From the first to the second of each
 * pair on it counts in full.
 */
const laugh = { closes: 0.1, smile: [0.4, 0.7], squint: [0.35, 0.55] } as const;

const ramp = (value: number | null, [from, to]: readonly [number, number]): number =>
  value === null ? 0 : Math.min(1, Math.max(0, (value - from) / (to - from)));

/** 0 open .. 1 closed; null where it cannot be told, and in a kiss, where it is no fault. Eyes that a laugh narrows are as open as without it. */
export function closureOf(face: Face): number | null {
  if (face.look === 'kissing') return null;
  const blinks = [face.eyes.right.blink, face.eyes.left.blink].filter((blink) => blink !== null);
  const mean = blinks.length === 0 ? null : blinks.reduce((sum, value) => sum + value, 0) / blinks.length;
  const laughing = laugh.closes * ramp(face.smile, laugh.smile) * ramp(face.squint, laugh.squint);
  const blink = mean === null || face.state === 'closed' ? mean : Math.max(0, mean - laughing);
  if (face.state === 'closed') return Math.max(0.5 + face.confidence / 2, blink ?? 0);
  if (face.state === 'open') return Math.min(blink ?? 0, 0.7);
  return face.state === 'cant-tell' && blink !== null ? Math.min(blink, 0.6) : null;
}

interface Place {
  x: number;
  y: number;
  size: number;
}

/** The worst face's closure above the same face's most open frame, and how much its eyes lack in sharpness. A face that is closed everywhere sleeps. */
export function closedness(
  frames: readonly SuggestInput[],
  alignments: readonly Alignment[],
  columns: number,
  rows: number,
): Pick<Shortcomings, 'eyes' | 'softEyes'>[] {
  const people: { place: Place; seen: Map<number, Face> }[] = [];
  frames.forEach((frame, i) => {
    for (const face of frame.faces) {
      if (face.prominence < prominentArea) continue;
      const place = placeOf(face, alignments[i]!, columns, rows);
      const known = people.find(
        (one) => !one.seen.has(i) && Math.hypot(one.place.x - place.x, one.place.y - place.y) < 0.7 * one.place.size,
      );
      if (known) known.seen.set(i, face);
      else people.push({ place, seen: new Map([[i, face]]) });
    }
  });
  // Who is found in one frame of many is no one to compare by.
  const compared = people.filter(({ seen }) => seen.size >= Math.min(2, frames.length));
  return frames.map((_, i) => {
    let [eyes, softEyes] = [0, 0];
    for (const { seen } of compared) {
      const face = seen.get(i);
      if (!face) continue;
      const closures = [...seen.values()].map(closureOf).filter((value) => value !== null);
      const own = closureOf(face);
      // Where nobody knows the face otherwise, closed is closed.
      const usual = closures.length > 1 ? Math.min(...closures) : face.state === 'closed' ? 0 : own;
      if (own !== null && usual !== null) eyes = Math.max(eyes, own - usual);
      const sharp = [...seen.values()].map((one) => one.eyeSharpness).filter((value) => value !== null);
      if (face.eyeSharpness !== null && sharp.length > 1)
        softEyes = Math.max(softEyes, Math.log2((Math.max(...sharp) + 0.1) / (face.eyeSharpness + 0.1)));
    }
    return { eyes, softEyes };
  });
}

function placeOf({ box }: Face, alignment: Alignment, columns: number, rows: number): Place {
  return {
    x: box.x + box.w / 2 - alignment.shiftX / columns,
    y: box.y + box.h / 2 - alignment.shiftY / rows,
    size: Math.max(box.w, box.h),
  };
}
