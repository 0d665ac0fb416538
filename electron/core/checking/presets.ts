/**
 * @file Rules that come along. Sizes are those of the trade (A4 at 300 ppi, 200 for a newspaper's raster of 100 lines); how sharp, clean and large faces
 * must be are our own choices, to be changed in a file of rules.
 */
import type { DeliveryRules, RulePreset } from '../../contract/checking.ts';

const schema = 'chinagraph/rules@1' as const;

export const presets: Record<RulePreset, DeliveryRules> = {
  'print-a4': {
    schema,
    name: 'print-a4',
    print: { widthMm: 297, heightMm: 210, minPpi: 250 },
    formats: ['jpeg', 'tiff', 'png'],
    colour: ['sRGB', 'Adobe RGB', 'CMYK', 'grey'],
    minJpegQuality: 85,
    maxBlocking: 0.5,
    minSharpness: 0.2,
    maxClippedHighlights: 0.05,
    maxNoise: 8,
    faces: { minPx: 120, minEyeSharpness: 0.15, maxClipped: 0.08, maxSkinShift: 15 },
  },
  'web-2048': {
    schema,
    name: 'web-2048',
    size: { minLongSidePx: 1200, maxLongSidePx: 2048 },
    formats: ['jpeg', 'webp', 'avif', 'png'],
    colour: ['sRGB', 'grey'],
    fileBytes: { max: 1_500_000 },
    maxBlocking: 1,
    minSharpness: 0.2,
    metadata: ['copyright'],
    noPlace: true,
    faces: { minPx: 48, maxClipped: 0.1, maxSkinShift: 18 },
  },
  newspaper: {
    schema,
    name: 'newspaper',
    size: { minLongSidePx: 1800 },
    print: { widthMm: 200, heightMm: 133, minPpi: 200 },
    formats: ['jpeg', 'tiff'],
    colour: ['sRGB', 'Adobe RGB', 'CMYK', 'grey'],
    minJpegQuality: 80,
    maxBlocking: 0.7,
    minSharpness: 0.2,
    maxClippedHighlights: 0.08,
    metadata: ['copyright', 'creator', 'caption', 'date'],
    faces: { minPx: 80, minEyeSharpness: 0.12, maxClipped: 0.12 },
  },
  'document-photo': {
    schema,
    name: 'document-photo',
    size: { minShortSidePx: 413 },
    print: { widthMm: 35, heightMm: 45, minPpi: 300 },
    aspect: { oneOf: ['35:45'], tolerance: 0.03 },
    formats: ['jpeg', 'png', 'tiff'],
    colour: ['sRGB', 'Adobe RGB', 'grey'],
    minJpegQuality: 75,
    faces: { minEyeSharpness: 0.12, maxClipped: 0.05 },
    document: {
      faceHeight: [0.5, 0.85],
      maxOffCentre: 0.06,
      maxRollDeg: 5,
      maxTurnDeg: 10,
      maxUnevenLight: 0.15,
      maxBackground: 14,
      eyesOpen: true,
    },
  },
};
