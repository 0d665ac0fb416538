/** @file Measures as bars and texts. */
import type { MeasureField } from '../../../electron/contract/photo-fields.ts';

/** How each measure becomes a bar (0..1) and a text. */
export const measureScales: Record<MeasureField, { full: number; text: (v: number) => string }> = {
  sharpness: { full: 1.5, text: (v) => v.toFixed(2) },
  subjectSharpness: { full: 1.5, text: (v) => v.toFixed(2) },
  motionBlur: { full: 1, text: (v) => `${Math.round(v * 100)} %` },
  defocus: { full: 1, text: (v) => `${Math.round(v * 100)} %` },
  clippedHighlights: { full: 0.1, text: (v) => `${(v * 100).toFixed(1)} %` },
  clippedShadows: { full: 0.1, text: (v) => `${(v * 100).toFixed(1)} %` },
  exposure: { full: 1, text: (v) => `${v > 0.05 ? '+' : v < -0.05 ? '−' : ''}${Math.abs(v).toFixed(1)} EV` },
  noise: { full: 12, text: (v) => v.toFixed(1) },
  contrast: { full: 0.5, text: (v) => v.toFixed(2) },
  colourfulness: { full: 100, text: (v) => v.toFixed(0) },
};
