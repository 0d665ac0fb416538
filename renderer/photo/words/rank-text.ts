/** @file What a number means in its shoot and its stack, with its direction in the words. */

import type { Ranks } from '../../../electron/contract/photo-detail.ts';
import { isMeasure, lessIsBetter } from '../../../electron/contract/photo-fields.ts';
import { rankTexts as t } from '../../texts/texts.ts';

/** `name`: of a measure, or "score". Empty where there is nothing to hold it against. */
export const rankText = (name: string, rank: Ranks[string] | undefined): string => {
  if (!rank) return '';
  const parts: string[] = [];
  const isLower = isMeasure(name) && lessIsBetter(name);
  if (rank.below !== null) {
    // Never 100: nothing is above itself.
    const percent = Math.min(99, Math.round((isLower ? 1 - rank.below : rank.below) * 100));
    parts.push(t.than((isMeasure(name) || name === 'score' ? t.more[name] : null) ?? t.higher, percent));
  }
  if (rank.place !== null) {
    const place = isLower ? rank.of + 1 - rank.place : rank.place;
    parts.push(t.place(place, rank.of));
  }
  return parts.join(' · ');
};
