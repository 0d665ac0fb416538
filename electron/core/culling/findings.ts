/** @file Suggestions in the few words of a grid cell. */

import type { CellFinding } from '../../contract/photo.ts';
import type { Suggestion } from '../../contract/suggestion.ts';

/** Words of a cell by reason, in the order they matter. */
const words: readonly [code: string, word: CellFinding][] = [
  ['exact-duplicate', 'duplicate'],
  ['screenshot', 'screenshot'],
  ['document', 'page'],
  ['eyes-closed', 'eyes-closed'],
  ['motion-blur', 'motion-blur'],
  ['soft', 'soft'],
  ['clipped-highlights', 'highlights-clipped'],
  ['exposure-off', 'exposure-off'],
  ['dark', 'dark'],
  ['bright', 'bright'],
  ['noisier-in-stack', 'noisy'],
  ['noisy', 'noisy'],
  ['subject-softer', 'subject-softer'],
  ['softer-in-stack', 'softer'],
  ['turned', 'turned'],
  ['none-sharp', 'none-sharp'],
  ['eyes-narrower', 'eyes-narrower'],
  ['clipped-in-stack', 'highlights-clipped'],
  ['cast-in-stack', 'colour-off'],
  ['clipped-shadows', 'shadows-clipped'],
];

/** From this sharpness difference on (log2) a frame is called softer in its cell. */
const softerFrom = -0.4;

/** At most two findings: "eyes-closed", "soft", "highlights-clipped". */
export function findingsOf(suggestion: Suggestion): CellFinding[] {
  const codes = new Set(
    suggestion.reasons
      .filter((reason) => reason.code !== 'softer-in-stack' || (reason.numbers.difference ?? 0) < softerFrom)
      .map((reason) => reason.code),
  );
  const found = words.filter(([code]) => codes.has(code)).map(([, word]) => word);
  return [...new Set(found)].slice(0, 2);
}
