/** @file Words about decisions made on the same pictures in other folders. */
import type { DecisionsElsewhere } from '../../../electron/contract/folder.ts';
import { count } from '../count.ts';

const many = (n: number, one: string): string => (n === 1 ? `1 ${one}` : `${count(n)} ${one}s`);

type Offered = NonNullable<DecisionsElsewhere['offered']>;

export const elsewhereTexts = {
  /** "These are copies of 312 pictures decided on in /shoots/wedding (40 picks, 12 rejects)." */
  says: ({ count: all, picks, rejects, from }: Offered): string => {
    const kinds = [picks > 0 && many(picks, 'pick'), rejects > 0 && many(rejects, 'reject')].filter(Boolean);
    const more = from.length > 1 ? ` and ${many(from.length - 1, 'more folder')}` : '';
    const what = all === 1 ? 'Here is a copy of a picture' : `Here are copies of ${count(all)} pictures`;
    return `${what} decided on in ${from[0]?.folder ?? ''}${more}${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}.`;
  },
  take: 'Take the decisions over',
  leave: 'Not for these',
};
