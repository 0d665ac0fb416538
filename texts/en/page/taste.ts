/** @file Words about what is learnt of one's choices. */
import { count } from '../count.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const stacks = (n: number): string => (n === 1 ? '1 stack' : `${count(n)} stacks`);
const shoots = (n: number): string => (n === 1 ? '1 shoot' : `${count(n)} shoots`);

export const tastePageTexts = {
  title: 'Your taste',
  learn: 'Learn from my choices inside stacks',
  says: 'Only on this machine. It is used for a type of shoot once it foretells your choices in shoots that it did not learn from better than the shared model does, and switched off when it no longer does. An undone decision is unlearnt.',
  nothing: 'Nothing yet: pick frames in stacks of two shoots and more.',
  on: (shared: number, personal: number) =>
    `In use: ${percent(personal)} of your choices foretold, ${percent(shared)} without it`,
  off: (taste: {
    shoots: number;
    stacks: number;
    shared: number;
    personal: number;
    needs: { shoots: number; stacks: number };
  }) =>
    taste.shoots < taste.needs.shoots || taste.stacks < taste.needs.stacks
      ? `Not in use: ${stacks(taste.stacks)} of ${shoots(taste.shoots)} so far; ${taste.needs.stacks} stacks of ${taste.needs.shoots} shoots at least are needed`
      : `Not in use: ${percent(taste.personal)} of your choices foretold with it, ${percent(taste.shared)} without: no sure gain`,
  /** What a taste that is not in use seems to say. */
  seems: (says: string) => `So far it looks like this: ${says}`,
  forget: 'Forget',
  forgetSure: (type: string) =>
    `Forget what was learnt for ${type}? The decisions stay as they are and teach nothing any more.`,
  exportTo: 'Write it into a file in',
  written: (file: string) => `Wrote ${file}.`,
};
