/** @file How a test's scores are to be read: 0 to 100, higher is better, unless a test says otherwise. */
import type { ScoreDescription } from '../../electron/contract/score.ts';

export const plainScale: ScoreDescription = {
  ...{ shortName: 'Test', low: 0, high: 100, better: 'higher', unit: '' },
  ...{ headline: 'mos', rank: 1, judges: true },
};
