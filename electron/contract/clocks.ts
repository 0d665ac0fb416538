/** @file The cameras of a shoot and how far their clocks were off. */
import { z } from 'zod';
import { photoId } from './ids.ts';

/** A year: whoever forgot to set the date is helped, and a typing mistake is not kept. */
const longestMs = 366 * 86_400_000;
export const shiftMs = z.number().int().min(-longestMs).max(longestMs);

export const cameraClock = z.object({
  /** Model and serial number, for people; null where the files name none. */
  camera: z.string().nullable(),
  serial: z.string().nullable(),
  photoCount: z.number().int(),
  /** Any photo of this body names it. */
  samplePhoto: photoId,
  /** Put right; null where no photo of it states a time. */
  firstTakenAt: z.string().nullable(),
  lastTakenAt: z.string().nullable(),
  /** Added to the camera's own time. */
  shiftMs,
});
export type CameraClock = z.infer<typeof cameraClock>;

/** Three ways to put the clock of the body that took `photo` right. */
export const clockChange = z.discriminatedUnion('by', [
  z.object({ by: z.literal('typing'), photo: photoId, shiftMs }).strict(),
  /** Both show one moment: `photo` gets the time of `like`, which another body took. */
  z.object({ by: z.literal('pair'), photo: photoId, like: photoId }).strict(),
  /** `photo` shows a clock, and on it this time: "2026-06-14T14:22:07". */
  z
    .object({
      ...{ by: z.literal('shown'), photo: photoId },
      shownAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/),
    })
    .strict(),
]);
export type ClockChange = z.infer<typeof clockChange>;
