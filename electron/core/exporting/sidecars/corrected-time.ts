/**
 * @file When a photo was taken by a clock that was put right ([Note: Clocks] in shoot/clocks.ts), for other programs. Written only where the photographer asks
 * for it and the clock was moved, or was and still stands so in the sidecar by our hand; a time that somebody else put there is a conflict.
 */
import type { XmpProfile } from '../../../contract/exporting.ts';
import { takenAtMs } from '../../../contract/taken-at.ts';
import { captureTime } from '../../library/header/capture-time.ts';
import { simpleValue } from '../../xmp/edit-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';
import type { XmpDocument } from '../../xmp/read-xmp.ts';

export interface Clocked {
  /** Camera-local, put right; null where the picture itself states no time. */
  takenAt: string | null;
  takenOffset: string | null;
  /** What it was put right by; 0 for a clock that was right. */
  shiftMs: number;
}

/** Where programs look (MWG Guidelines 2.0, 5.6.3); the others are brought along where they are there and said the camera's time. */
const stated: readonly PropertyName[] = ['exif:DateTimeOriginal', 'photoshop:DateCreated'];
const alsoStated: readonly PropertyName[] = ['xmp:CreateDate', 'exif:DateTimeDigitized'];

export interface TimesToWrite {
  values: Map<PropertyName, string>;
  /** What somebody else says it was. */
  conflict?: string;
  /** What is ours in the sidecar then: camera-local, for the next merge. */
  written?: string;
}

/** `base`: what we wrote last, if we did. */
export function timesToWrite(
  { takenAt, takenOffset, shiftMs }: Clocked,
  base: string | undefined,
  document: XmpDocument,
  profile: XmpProfile,
): TimesToWrite {
  const values: TimesToWrite['values'] = new Map();
  const ms = takenAt === null ? null : takenAtMs(takenAt);
  if (takenAt === null || ms === null || (shiftMs === 0 && base === undefined)) return { values };
  const byCamera = new Date(ms - shiftMs).toISOString().slice(0, 23);
  const known = new Set([byCamera, takenAt, base]);
  const says = (property: PropertyName) => captureTime(simpleValue(document, property));
  const theirs = stated.map(says).find((found) => found !== null && !known.has(found));
  // Right again here, and told otherwise by somebody there: nothing of ours is left to say.
  if (theirs) return shiftMs === 0 ? { values } : { values, conflict: theirs };
  const text =
    profile === 'darktable'
      ? takenAt.replace('T', ' ').replace(/^(....)-(..)-/, '$1:$2:')
      : `${takenAt}${takenOffset ?? ''}`;
  for (const property of [...stated, ...alsoStated]) {
    const found = says(property);
    const isWanted = stated.includes(property) || (found !== null && known.has(found));
    if (isWanted && found !== takenAt) values.set(property, text);
  }
  return { values, ...(shiftMs !== 0 && { written: takenAt }) };
}

/** For the plan. */
export const timeInWords = (takenAt: string): string => takenAt.slice(0, 19).replace('T', ' ');
