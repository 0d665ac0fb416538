/** @file Suggestions in few words: for a grid cell and for a sentence. */
import type { Suggestion } from '../../contract/suggestion.ts';

/** Words of a cell by reason, in the order they matter. */
const words: readonly [code: string, word: string][] = [
  ['exact-duplicate', 'duplicate'],
  ['screenshot', 'screenshot'],
  ['document', 'page'],
  ['eyes-closed', 'eyes closed'],
  ['motion-blur', 'motion blur'],
  ['soft', 'soft'],
  ['clipped-highlights', 'highlights clipped'],
  ['exposure-off', 'exposure off'],
  ['dark', 'dark'],
  ['bright', 'bright'],
  ['noisier-in-stack', 'noisy'],
  ['noisy', 'noisy'],
  ['subject-softer', 'subject softer'],
  ['softer-in-stack', 'softer'],
  ['none-sharp', 'none sharp'],
  ['eyes-narrower', 'eyes narrower'],
  ['clipped-in-stack', 'highlights clipped'],
  ['cast-in-stack', 'colour off'],
  ['clipped-shadows', 'shadows clipped'],
];

/** From this sharpness difference on (log2) a frame is called softer in its cell. */
const softerFrom = -0.4;

/** At most two findings: "eyes closed", "soft", "highlights clipped". */
export function findingsOf(suggestion: Suggestion): string[] {
  const codes = new Set(
    suggestion.reasons
      .filter((reason) => reason.code !== 'softer-in-stack' || (reason.numbers.difference ?? 0) < softerFrom)
      .map((reason) => reason.code),
  );
  const found = words.filter(([code]) => codes.has(code)).map(([, word]) => word);
  return [...new Set(found)].slice(0, 2);
}

const openings = { keep: 'Keep', reject: 'Reject', undecided: "Can't tell" } as const;

/** One line for people: "Reject (86 %): softer than 3 of 7 in this burst; eyes closed". */
export function explain(suggestion: Suggestion): string {
  const { confidence, reasons } = suggestion;
  const sure = suggestion.class === 'undecided' ? '' : ` (${Math.round(confidence * 100)} %)`;
  const why = reasons.slice(0, 3).map((reason) => reason.text);
  return `${openings[suggestion.class]}${sure}${why.length === 0 ? '' : `: ${why.join('; ')}`}`;
}
