/** @file Words about files that are not where they were. */
import { count } from '../count.ts';

export const missingTexts = {
  says: (n: number): string =>
    `${count(n)} ${n === 1 ? 'file is' : 'files are'} not where ${n === 1 ? 'it was' : 'they were'}. Nothing was changed: it looks like a pulled card.`,
  gone: 'They are really gone',
  again: 'Look again',
};
