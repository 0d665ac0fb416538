/**
 * @file What face analysis finds. The shape is that of the contract's `face` schema, which this folder must not
 * import; a test holds the two together.
 */

export type Point = { readonly x: number; readonly y: number };

/** Corner and size; in pixels inside this folder, as fractions of the upright picture in a `FaceFinding`. */
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

export type EyeState = 'open' | 'closed' | 'cant-tell' | 'too-small';

/** What a face does with its eyes, in a word: see `lookOf`. */
export type FaceLook = 'half-closed' | 'laughing' | 'looking-down' | 'looking-away' | 'kissing' | 'sunglasses';

export type EyeFinding = {
  state: EyeState;
  confidence: number;
  aspectRatio: number | null;
  blink: number | null;
  box: Box;
};

export type FaceFinding = {
  box: Box;
  score: number;
  /** Right eye, left eye, nose, right and left mouth corner (the subject's right), as fractions. */
  points: Point[];
  presence: number | null;
  eyes: { right: EyeFinding; left: EyeFinding };
  state: EyeState;
  confidence: number;
  /** Why the state is not open or closed, in a photographer's words; empty otherwise. */
  because: string;
  prominence: number;
  smile: number | null;
  /** How far both lids are drawn together, 0..1; null where no landmarks could be had. */
  squint: number | null;
  look: FaceLook | null;
  /** Of the eyes to the camera, degrees, positive to the picture's right; null where it cannot be told. */
  gazeDeg: number | null;
  /** Degrees; positive turns to the picture's right / up. */
  yawDeg: number | null;
  pitchDeg: number | null;
  /** Measured at native resolution by the engine, later; null until then. */
  sharpness: number | null;
  eyeSharpness: number | null;
  /** How well the face could be recognised, 0..1; left out where nothing says so. */
  recognisability?: number | undefined;
  name: string | null;
};

/** A face as the detector gives it, in pixels of the analysed picture. */
export type Detection = { readonly score: number; readonly box: Box; readonly points: readonly Point[] };
