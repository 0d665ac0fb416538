/** @file Words about lists that come back, and about filters and sets with a name. */
import { count, photos } from '../count.ts';

export const listTexts = {
  title: 'Decide from a list',
  says: 'Names, numbers, ranges (1234-1240) or a CSV. What matches is shown before anything is decided.',
  paste: 'The list',
  placeholder: 'IMG_1234, 1240, 1250-1255',
  load: 'Load a file',
  noText: (file: string) => `${file} holds no text. Save the list as text or CSV.`,
  matched: (n: number) => (n === 0 ? 'No photo of this shoot matches.' : `${photos(n)} of this shoot.`),
  missing: (n: number, names: string) => `Not in this shoot (${count(n)}): ${names}`,
  ambiguous: (entry: string, files: string) => `${entry} may be any of ${files}: left out.`,
  what: 'Decide',
  choices: { pick: 'Pick', reject: 'Reject', stars: '5 stars', set: 'Put into a set' },
  setName: 'Name of the set',
  apply: (n: number) => `Decide for ${photos(n)}`,
};

export const keptTexts = {
  title: 'Sets and filters',
  sets: 'Sets of photos',
  noSets: 'No sets yet. A set keeps photos under a name, over all shoots, and is exported like picks.',
  holds: (here: number, total: number) =>
    here === total ? count(here) : `${count(here)} here, ${count(total)} in all`,
  show: 'Show',
  add: (n: number) => `Put ${photos(n)} in`,
  takeOut: (n: number) => `Take ${photos(n)} out`,
  remove: 'Remove',
  newSet: 'New set',
  create: (n: number) => `New set of ${photos(n)}`,
  filters: 'Saved filters',
  noFilters: 'No saved filters yet.',
  newFilter: 'Name of the filter',
  save: 'Save what is filtered now',
  nothingFiltered: 'Nothing is filtered at the moment.',
};
