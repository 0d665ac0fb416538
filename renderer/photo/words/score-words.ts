/** @file Names and notation of scores, as their models give them: by "score:<model>" or "score:<model>.<attribute>". */
import type { ShootSummary } from '../../../electron/contract/shoot-summary.ts';
import { scoreText } from './cell-text.ts';

export type Scales = ShootSummary['scales'];

export const scorePrefix = 'score:';

export const isScore = (key: string): boolean => key.startsWith(scorePrefix);

/** Its own id for a score that this shoot does not have. */
export const scoreName = (key: string, scales: Scales | undefined): string =>
  scales?.[key]?.shortName ?? key.slice(scorePrefix.length);

export const scoreValueText = (key: string, value: number, scales: Scales | undefined): string =>
  scoreText(value, scales?.[key]?.unit);

/** What is naturally asked for from the top: the best first, whichever way a score runs. */
export const startsDescending = (by: string, scales: Scales): boolean =>
  !['time', 'name'].includes(by) && scales[by]?.better !== 'lower';
