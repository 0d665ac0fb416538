/** @file Words about files that are not where they were. */
export const missingTexts = {
  says: (count: number): string =>
    `${count.toLocaleString('en')} ${count === 1 ? 'file is' : 'files are'} not where ${count === 1 ? 'it was' : 'they were'}. Nothing was changed: it looks like a pulled card.`,
  gone: 'They are really gone',
  again: 'Look again',
};
