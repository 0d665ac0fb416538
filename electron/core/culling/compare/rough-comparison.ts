/** @file The frames of a stack by their measures alone: where detail is not known, or frames are of different sizes. */

import { subjectAcutance } from '../frames/subject.ts';
import type { SuggestInput } from '../frames/suggest-input.ts';
import { unmoved } from './align.ts';
import { closedness } from './closed-eyes.ts';
import type { ComparedFrame } from './compare-stack.ts';
import { median } from './tone.ts';

/** log2 of fine detail for one of log2 of acutance: a cautious guess, since measures of whole frames are not held against each other place by place. */
const detailPerAcutance = 1;

/** log2 of lifted detail for one level of grain, roughly. */
const grainPerLevel = 0.12;

const log = (acutance: number) => Math.log2(acutance + 0.1);

/** One entry per frame, null where it is not measured. Subjects are compared where at least half of the frames know theirs. */
export function roughComparison(frames: readonly SuggestInput[]): (ComparedFrame | null)[] {
  const measured = frames.flatMap(({ measures }) => (measures === null ? [] : [measures]));
  if (measured.length === 0) return frames.map(() => null);
  const sharpest = Math.max(...measured.map(({ sharpness }) => log(sharpness)));
  const quietest = Math.min(...measured.map(({ noise }) => noise));
  const usual = median(measured.map(({ exposure }) => exposure));
  const least = Math.min(...measured.map(({ clippedHighlights }) => clippedHighlights));
  const subjects = frames.map(subjectAcutance);
  const known = subjects.filter((value) => value !== null);
  const isKnown = known.length * 2 >= frames.length && known.length > 0;
  const eyes = closedness(
    frames,
    frames.map(() => unmoved),
    1,
    1,
  );
  return frames.map(({ measures }, i) => {
    if (measures === null) return null;
    const soft = detailPerAcutance * (sharpest - log(measures.sharpness));
    // A subject that could not be measured is taken as typical: unknown is not bad.
    const subject = isKnown ? detailPerAcutance * (log(Math.max(...known)) - log(subjects[i] ?? median(known))) : soft;
    const stops = measures.exposure - usual;
    return {
      shortcomings: {
        softFine: soft,
        softMiddle: soft / 3,
        softSubject: subject,
        softSubjectMiddle: subject / 3,
        softEdges: soft / 3,
        // Not told without detail.
        softPlain: 0,
        softTurn: 0,
        grainNarrow: 0,
        noise: measures.noise - quietest,
        grain: grainPerLevel * (measures.noise - quietest),
        ownNoise: Math.log2((measures.noise + 1) / (quietest + 1)),
        exposureOff: Math.abs(stops),
        dim: 0,
        clipped: measures.clippedHighlights - least,
        cast: 0,
        ...eyes[i]!,
      },
      stops,
      directed: 0,
      turned: 0,
    };
  });
}
