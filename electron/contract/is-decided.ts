/** @file Apart from the schemas: the page asks it too, and takes no validator with it. */
import type { Decision } from './decision.ts';

/** What counts as decided, everywhere: a flag, stars or a label of one's own. */
export const isDecided = ({ flag, stars, label }: Decision): boolean =>
  flag !== 'none' || stars > 0 || label !== 'none';
