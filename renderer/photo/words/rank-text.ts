/** @file What a number means in its shoot and its stack, with its direction in the words. */
import type { Ranks } from '../../../electron/contract/photo-detail.ts';
import { rankTexts as t } from '../../texts/en-ranks.ts';

/** Measures of which less is better, or neither: those are told by amount alone. */
const lowerIsBetter: ReadonlySet<string> = new Set([
  'noise',
  'motionBlur',
  'defocus',
  'clippedHighlights',
  'clippedShadows',
]);

/** `name`: of a measure, or "score". Empty where there is nothing to hold it against. */
export const rankText = (name: string, rank: Ranks[string] | undefined): string => {
  if (!rank) return '';
  const parts: string[] = [];
  if (rank.below !== null) {
    const isLower = lowerIsBetter.has(name);
    // Never 100: nothing is above itself.
    const percent = Math.min(99, Math.round((isLower ? 1 - rank.below : rank.below) * 100));
    parts.push(t.than(t.more[name] ?? t.higher, percent));
  }
  if (rank.place !== null) {
    const place = lowerIsBetter.has(name) ? rank.of + 1 - rank.place : rank.place;
    parts.push(t.place(place, rank.of));
  }
  return parts.join(' · ');
};
