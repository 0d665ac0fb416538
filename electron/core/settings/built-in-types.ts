/**
 * @file The shoot types that are always there. Opinions of photographers, not fitted: each says only how far the fitted evidence counts more or less than
 * in a mixed shoot, which is what the first one is.
 */
import type { ShootType } from '../../contract/shoot-type.ts';
import { plainWeights } from '../../contract/suggestion.ts';

export const generalType = 'General';

export const builtInTypes: readonly ShootType[] = [
  {
    name: generalType,
    says: 'A mixed shoot: everything counts as measured',
    ...{ strictness: 'normal', keep: null, stackStrength: 0.5, columns: 6 },
    weights: plainWeights,
  },
  {
    name: 'Wedding',
    says: 'Eyes and faces first; grain of dark churches is forgiven, and a moment may be a little off in light',
    ...{ strictness: 'normal', keep: null, stackStrength: 0.5, columns: 6 },
    weights: { sharpness: 0.8, subject: 1.3, eyes: 1.6, exposure: 0.8, noise: 0.5, score: 1, aesthetics: 1 },
  },
  {
    name: 'Portrait',
    says: 'Open, sharp eyes before all else; what is behind them may be soft',
    ...{ strictness: 'high', keep: null, stackStrength: 0.65, columns: 5 },
    weights: { sharpness: 0.6, subject: 1.7, eyes: 2, exposure: 1, noise: 0.8, score: 1, aesthetics: 1 },
  },
  {
    name: 'Sports',
    says: 'A sharp subject out of long bursts; closed eyes and grain hardly count',
    ...{ strictness: 'high', keep: null, stackStrength: 0.6, columns: 8 },
    weights: { sharpness: 0.9, subject: 1.7, eyes: 0.3, exposure: 0.7, noise: 0.3, score: 1, aesthetics: 1 },
  },
  {
    name: 'Wildlife',
    says: 'The animal sharp, whatever the light: high ISO is no fault',
    ...{ strictness: 'high', keep: null, stackStrength: 0.65, columns: 7 },
    weights: { sharpness: 0.9, subject: 1.8, eyes: 0.4, exposure: 0.7, noise: 0.3, score: 1, aesthetics: 1 },
  },
  {
    name: 'Event',
    says: 'Many different moments: little is thrown away, little is stacked, bad light is normal',
    ...{ strictness: 'low', keep: null, stackStrength: 0.4, columns: 7 },
    weights: { sharpness: 0.9, subject: 1.2, eyes: 1.2, exposure: 0.6, noise: 0.4, score: 1, aesthetics: 1 },
  },
  {
    name: 'Landscape',
    says: 'Sharp from corner to corner, highlights kept, no grain; nobody blinks',
    ...{ strictness: 'low', keep: null, stackStrength: 0.35, columns: 4 },
    weights: { sharpness: 1.5, subject: 0.6, eyes: 0, exposure: 1.4, noise: 1.4, score: 1, aesthetics: 1 },
  },
  {
    name: 'Product',
    says: 'Sharp, clean and lit alike; variants are left apart',
    ...{ strictness: 'low', keep: null, stackStrength: 0.3, columns: 5 },
    weights: { sharpness: 1.6, subject: 1.3, eyes: 0, exposure: 1.6, noise: 1.4, score: 0.8, aesthetics: 0.8 },
  },
];
