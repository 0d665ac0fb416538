/** @file Classical measures of one picture: numbers from pixels, no learning. */
import { z } from 'zod';

const unit = z.number().min(0).max(1);

export const measures = z.object({
  /**
   * Acutance of the sharpest tenth of the structured tiles at native resolution, in the direction in which the picture is softest, noise removed: 0 for blur, also for
   * movement in one direction, 1 for straight edges one pixel wide, more (below 2) for fine texture. Comparable between frames of one scene, not between scenes.
   */
  sharpness: z.number().min(0),
  /** Acutance in all directions together on the subject (eyes, else face, else focus point); null where no subject is known. */
  subjectSharpness: z.number().min(0).nullable(),
  /**
   * log2 of fine against coarse detail in the sharpest places, along the direction in which they are softest, noise taken off: about 0 for a frame sharp at 1:1, under -2.5 for a blurred one.
   * Null where too little of the picture has edges to judge by: fog, stars, a plain ground.
   */
  edge: z.number().nullable(),
  /** 0 none .. 1 certain: blur that has one direction (camera or subject movement). */
  motionBlur: unit,
  /** 0 none .. 1 certain: blur without direction on what should be sharp. */
  defocus: unit,
  /** Fraction of pixels with any channel at 254 or more. */
  clippedHighlights: unit,
  /** Fraction of pixels with every channel at 1 or less. */
  clippedShadows: unit,
  /** Stops from mid-grey (18 %) of the mean linear luminance; 0 is mid-grey. */
  exposure: z.number(),
  /** Standard deviation of luminance noise on flat tiles, in 8-bit levels. */
  noise: z.number().min(0),
  /** RMS contrast of luminance, 0..1. */
  contrast: unit,
  /** Hasler and Suesstrunk's M3; 0 grey, above 60 vivid. */
  colourfulness: z.number().min(0),
  /** 128-bit perceptual hash (row and column gradients of a 9x9 grey thumbnail, 64 bits each), hex. */
  dhash: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Measures = z.infer<typeof measures>;

/** Per-tile acutance, row-major, 0..255 = 0..2; a coarse map for the overlay and for subject sharpness. */
export const sharpnessMap = z.object({
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
  /** Base64 of columns*rows bytes. */
  tiles: z.string(),
});
export type SharpnessMap = z.infer<typeof sharpnessMap>;

/** Counts of 64 bins per channel over 0..255, red, green, blue, luminance. */
export const histogram = z.object({
  red: z.array(z.number()).length(64),
  green: z.array(z.number()).length(64),
  blue: z.array(z.number()).length(64),
  luminance: z.array(z.number()).length(64),
});
export type Histogram = z.infer<typeof histogram>;
