/** @file English texts of places in the shoot and in the stack. */
import type { MeasureField } from '../../../electron/contract/photo-fields.ts';

const ordinal = (n: number): string => {
  const tens = n % 100;
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
};

export const rankTexts = {
  /** A measure's comparative, in the direction that is good where one is. */
  more: {
    sharpness: 'sharper than',
    subjectSharpness: 'sharper than',
    score: 'better than',
    noise: 'less noise than',
    motionBlur: 'less motion than',
    defocus: 'less defocus than',
    clippedHighlights: 'less clipped than',
    clippedShadows: 'less crushed than',
    exposure: 'brighter than',
    contrast: 'more contrast than',
    colourfulness: 'more colour than',
  } satisfies Record<MeasureField | 'score', string>,
  higher: 'higher than',
  than: (comparative: string, percent: number) => `${comparative} ${percent} %`,
  place: (place: number, of: number) => `${ordinal(place)} of ${of} in the stack`,
} as const;
