/** @file English words about numbers held against people's ratings, and about the library over time. */
import { count, photos } from '../count.ts';

export const ratingTexts = {
  title: 'Against people',
  says: 'A file of ratings (picture, rating; picture, rater, rating; or a, b, preferred, rater) against every number that these photos have.',
  choose: 'Choose a CSV file…',
  keep: 'Keep as',
  keepSays:
    'Under this name the best number is mapped to the panel’s scale; it stays beside the number and never replaces it.',
  keepPlace: 'name, or nothing',
  running: 'Comparing…',
  rated: (ratings: number, rated: number, raters: number, matched: number) =>
    `${count(ratings)} ratings of ${rated === 1 ? '1 picture' : `${count(rated)} pictures`}${raters > 0 ? ` by ${raters === 1 ? '1 rater' : `${count(raters)} raters`}` : ''}; ${count(matched)} of the pictures are here.`,
  pairs: 'Pairs became a scale by Bradley and Terry.',
  icc: (form: string, single: string, mean: string) =>
    `The panel agrees with itself: ${form} ${single} for one rater, ${mean} for their mean.`,
  halves: (srcc: string, ceiling: string) =>
    `One half of the raters predicts the other with SRCC ${srcc}; no number can be expected above ${ceiling}.`,
  outliers: (names: string) => `Left out as outliers (ITU-R BT.500): ${names}.`,
  notHere: (names: string) => `Not in this shoot: ${names}.`,
  few: (n: number) => `${n === 1 ? '1 picture is' : `${n} pictures are`} too few to say much.`,
  number: 'Number',
  pictures: 'Pictures',
  interval: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  intervalSays: 'Between brackets: 95 % interval over the pictures. PLCC and RMSE after a four-parameter logistic.',
  none: 'nothing to say: too few have it, or it is the same for all',
  kept: (name: string, of: string, rmse: string) =>
    `Kept as ${name}: ${of} on the panel’s scale, off by ${rmse} on pictures it was not made of.`,

  library: 'Over time',
  librarySays: 'All shoots of the catalog: what changed since a day, by camera, lens, aperture and ISO.',
  lookLibrary: 'Look through all shoots',
  looking: 'Reading all shoots…',
  lookedAt: (shoots: number, all: number, numbers: number) =>
    `${shoots === 1 ? '1 shoot' : `${count(shoots)} shoots`}, ${photos(all)}; ${numbers === 1 ? '1 number' : `${count(numbers)} numbers`} looked at.`,
  noDrift:
    'Nothing drifted that could be told from chance. Six days of photos with one camera or lens are needed at least.',
  drift: (where: string, metric: string, rose: boolean, percent: string | null, since: string) =>
    `${where}: ${metric} ${rose ? 'rose' : 'fell'}${percent === null ? '' : ` by ${percent} %`} since ${since}`,
  side: (median: string, n: number, days: number) =>
    `${median} in ${photos(n)} of ${days === 1 ? '1 day' : `${count(days)} days`}`,
  before: 'Before',
  after: 'After',
  like: (names: string) => `such as ${names}`,
  groups: 'Medians by camera, lens, aperture and ISO',
  by: { camera: 'Camera', lens: 'Lens', aperture: 'Aperture', iso: 'ISO' },
} as const;
