/** @file One face found in a picture, and what can be said of its eyes. */
import { z } from 'zod';
import { words } from './words.ts';

const unit = z.number().min(0).max(1);

/** Corner and size as fractions of the upright picture. */
export const box = z.object({ x: z.number(), y: z.number(), w: z.number().min(0), h: z.number().min(0) });
export type Box = z.infer<typeof box>;

export const eyeState = z.enum(['open', 'closed', 'cant-tell', 'too-small']);
export type EyeState = z.infer<typeof eyeState>;

/**
 * What a face does with its eyes, in a word where one fits better than its state. None is a fault by itself; eyes of a kiss are none whatever their state.
 * Blinking is not among them: that takes another frame with the eyes open.
 */
export const faceLook = z.enum(['half-closed', 'laughing', 'looking-down', 'looking-away', 'kissing', 'sunglasses']);
export type FaceLook = z.infer<typeof faceLook>;

export const eye = z.object({
  state: eyeState,
  confidence: unit,
  /** Eye aspect ratio from landmarks; null where no landmarks could be had. */
  aspectRatio: z.number().nullable(),
  /** Blink coefficient of the blendshape model, 0 open .. 1 closed. */
  blink: unit.nullable(),
  box,
});
export type Eye = z.infer<typeof eye>;

export const face = z.object({
  box,
  /** Detector's score. */
  score: unit,
  /** Right eye, left eye, nose, right and left mouth corner (the subject's right), as fractions. */
  points: z.array(z.object({ x: z.number(), y: z.number() })).length(5),
  /** Sigmoid of the landmark model's presence logit; null where it was not run. */
  presence: unit.nullable(),
  /** The subject's right and left eye. */
  eyes: z.object({ right: eye, left: eye }),
  /** The verdict for the face: its worse eye, or cant-tell / too-small. */
  state: eyeState,
  confidence: unit,
  /** Why the state is not open or closed, in a photographer's words ("turned away"); empty otherwise. */
  because: words,
  /** How much the picture was taken of this face: whether it is one, how large in the frame, how large against the others. At 0.25 and above a face is prominent. */
  prominence: unit,
  smile: unit.nullable(),
  /** How far both lids are drawn together: in a laugh, against the sun. Null, as the next two, in files of scores from before it was told. */
  squint: unit.nullable().default(null),
  look: faceLook.nullable().default(null),
  /** Of the eyes to the camera, degrees, positive to the picture's right: 0 looks into it however the head is turned. Null where eyes cannot be seen open. */
  gazeDeg: z.number().nullable().default(null),
  /** Degrees; positive turns to the picture's right / up. */
  yawDeg: z.number().nullable(),
  pitchDeg: z.number().nullable(),
  /** Native-resolution acutance on the face and on its eyes, same scale as measures.sharpness; null until measured. */
  sharpness: z.number().min(0).nullable(),
  eyeSharpness: z.number().min(0).nullable(),
  /** How well the face could be recognised (LightQNet); left out where its model is not installed or the face is too small. */
  recognisability: unit.optional(),
  /** Name from a face region already in the file (MWG), if one matched. */
  name: z.string().nullable(),
});
export type Face = z.infer<typeof face>;
