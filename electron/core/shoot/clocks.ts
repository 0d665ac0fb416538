/**
 * @file Clocks that were put right by hand.
 *
 * [Note: Clocks]
 * A shift is meant for a camera body, model and serial number: every photo of it in the shoot is shown, sorted and stacked by its camera's time plus the
 * shift, photos that come later too. Files are not touched. It is kept by photo in the catalog; a body's shift is that of any of its photos, the last of them
 * where they differ (photos that were brought along from another shoot).
 */
import type { PhotoId } from '../../contract/ids.ts';
import { takenAtMs } from '../../contract/taken-at.ts';
import { bodyOf, type ShootPhoto } from './shoot-photo.ts';

/** In milliseconds. A photo's own row counts where its body became known only since (its metadata was read anew). */
export interface ClockBook {
  bodies: ReadonlyMap<string, number>;
  photos: ReadonlyMap<PhotoId, number>;
}
export const rightClocks: ClockBook = { bodies: new Map(), photos: new Map() };

export function readClocks(
  photos: ReadonlyMap<PhotoId, number>,
  photo: (id: PhotoId) => ShootPhoto | undefined,
): ClockBook {
  const bodies = new Map<string, number>();
  for (const [id, shiftMs] of photos) {
    const known = photo(id);
    if (known) bodies.set(bodyOf(known), shiftMs);
  }
  return { bodies, photos };
}

/** Puts `takenAt` and `takenMs` right. Call once after they were set to what the camera says. */
export function correctClock(photo: ShootPhoto): void {
  const { bodies, photos } = photo.clocks;
  const shiftMs = bodies.get(bodyOf(photo)) ?? photos.get(photo.id) ?? 0;
  photo.clockShiftMs = shiftMs;
  if (shiftMs === 0) return;
  photo.takenMs += shiftMs;
  const ms = takenAtMs(photo.takenAt);
  if (ms !== null) photo.takenAt = new Date(ms + shiftMs).toISOString().slice(0, 23);
}
