/** @file Measures as bars and texts. */
import type { MeasureField } from '../../../electron/contract/photo-fields.ts';
import { numbers } from '../../texts/texts.ts';

/** How each measure becomes a bar (0..1) and a text. */
export const measureScales: Record<MeasureField, { full: number; text: (v: number) => string }> = {
  sharpness: { full: 1.5, text: (v) => numbers.decimal(v, 2) },
  subjectSharpness: { full: 1.5, text: (v) => numbers.decimal(v, 2) },
  motionBlur: { full: 1, text: (v) => `${Math.round(v * 100)} %` },
  defocus: { full: 1, text: (v) => `${Math.round(v * 100)} %` },
  clippedHighlights: { full: 0.1, text: (v) => `${numbers.decimal(v * 100, 1)} %` },
  clippedShadows: { full: 0.1, text: (v) => `${numbers.decimal(v * 100, 1)} %` },
  exposure: { full: 1, text: (v) => `${v > 0.05 ? '+' : v < -0.05 ? '−' : ''}${numbers.decimal(Math.abs(v), 1)} EV` },
  noise: { full: 12, text: (v) => numbers.decimal(v, 1) },
  contrast: { full: 0.5, text: (v) => numbers.decimal(v, 2) },
  colourfulness: { full: 100, text: (v) => numbers.decimal(v, 0) },
};
