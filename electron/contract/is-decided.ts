/** @file What counts as decided. Apart from the schemas: the page asks it too, and takes no validator with it. */
import type { Decision } from './decision.ts';
import type { DecidedBy } from './settings.ts';

/** Anything at all that the photographer said of a photo: a flag, stars or a label of one's own. */
export const hasDecision = ({ flag, stars, label }: Decision): boolean =>
  flag !== 'none' || stars > 0 || label !== 'none';

/** What counts as decided everywhere: in counts, filters, reports, export, and where the next undecided photo is. */
export const isDecided = (decision: Decision, by: DecidedBy): boolean => {
  if (by === 'flag') return decision.flag !== 'none';
  if (by === 'stars') return decision.stars > 0;
  if (by === 'label') return decision.label !== 'none';
  return hasDecision(decision);
};

/** Whether a photo is one to keep: picked, or given stars where those decide; never what was rejected. */
export const isKeeper = ({ flag, stars, label }: Decision, by: DecidedBy): boolean => {
  if (flag === 'reject') return false;
  if (by === 'label') return label !== 'none';
  return (by !== 'stars' && flag === 'pick') || (by !== 'flag' && stars > 0);
};
