/** @file English texts of the shoot report. */
import { count, photos } from '../count.ts';

export const reportTexts = {
  allDecided: 'Everything is decided',
  leftToDecide: (n: number) => `${photos(n)} left to decide`,
  outcome: (picks: number, rejects: number, total: number) =>
    `${count(picks)} picked and ${count(rejects)} rejected of ${count(total)}.`,
  timeTaken: (ms: number) => {
    const minutes = Math.round(ms / 60_000);
    if (minutes < 1) return 'Less than a minute of deciding.';
    return minutes < 90 ? `${minutes} min of deciding.` : `${(ms / 3_600_000).toFixed(1)} h of deciding.`;
  },
  undecidedLeft: (n: number) => `${photos(n)} without any decision`,
  keepsLeft: (n: number) => `${photos(n)} suggested to keep, not answered yet`,
  rejectsLeft: (n: number) => `${photos(n)} suggested to reject, not answered yet`,
  picksAgain: 'Picks with closed eyes, soft or blurred: worth a second look',
  show: 'Show',
  showOf: (says: string) => `Show: ${says}`,
  lone: (n: number) => `${n} more with one photo each`,
  foldLone: 'Fold those with one photo',
  title: 'Shoot report',
  says: (shown: number, stacks: number) => `${photos(shown)}, ${stacks === 1 ? '1 stack' : `${count(stacks)} stacks`}`,
  working: 'Still being indexed: the numbers grow.',
  none: 'Nothing to report yet',
  noneSays: 'Numbers appear as soon as photos are indexed.',

  agreement: 'How the suggestions agreed with you',
  undecided: 'Decide a few photos first',
  undecidedSays:
    'Then this compares what the app suggested with what you picked and rejected: what it ranked as you did, which keepers would have been lost, which rejects it found.',
  decided: (n: number) => (n === 1 ? '1 photo flagged by you' : `${count(n)} photos flagged by you`),
  accepted: (n: number, of: number) =>
    n === of
      ? ', all by accepting what was suggested: that agrees by itself and says nothing about the app.'
      : `, ${count(n)} of them by accepting what was suggested: those agree by themselves.`,
  pairs: 'Pairs ranked as you did',
  pairsSays: 'Inside stacks: one you picked and one you rejected, and whether the app put them the same way round.',
  noPairs: 'No pair yet: pick one and reject another of the same stack.',
  tooFew: (n: number, of: string) => `${n} ${of}: too few to say much.`,
  pairWords: (n: number) => (n === 1 ? 'pair' : 'pairs'),
  photoWords: (n: number) => (n === 1 ? 'photo' : 'photos'),
  range: (low: number, high: number) => `Likely between ${low} and ${high} % over more of such photos.`,
  lost: 'Keepers that would have been lost',
  lostSays: 'You picked them; the app suggested to reject them.',
  noneLost: 'None of your picks was suggested as a reject.',
  noPicks: 'No picks yet.',
  found: 'Rejects found',
  foundSays: 'You rejected them, and the app had suggested so.',
  noRejects: 'No rejects yet.',
  picksFound: 'Picks found',
  picksFoundSays: 'You picked them, and the app had suggested to keep them.',
  of: (part: number, all: number) => `${count(part)} of ${count(all)}`,
  percent: (part: number, all: number) => `${Math.round((100 * part) / all)} %`,

  authors: 'How the people who culled it agree',
  authorsSays:
    'What each said alone of the photos that both decided about, here, on a paired device, or before anything was merged.',
  twoAuthors: (one: string, other: string) => `${one} and ${other}`,
  kappa: (kappa: number | null) => {
    if (kappa === null) return 'kappa: too little to say';
    // Landis and Koch 1977: words that readers of the number know.
    const words = ['slight', 'fair', 'moderate', 'substantial', 'almost perfect'] as const;
    return `kappa: ${kappa < 0 ? 'less than by chance' : words[Math.min(4, Math.floor(kappa * 5))]}`;
  },
  sameFlag: (same: number, all: number) => `The same flag on ${count(same)} of ${photos(all)}.`,
  samePairs: (same: number, all: number) => `Of ${count(all)} pairs in stacks that both ranked, ${count(same)} alike.`,
  noSharedPairs: 'No two frames of one stack that both ranked.',

  numbers: 'The numbers of this shoot',
  photosWith: photos,
  median: 'median',
  middle: (low: string, high: string) => `most from ${low} to ${high}`,
  same: 'the same in every photo',
  distribution: (name: string, median: string, low: string, high: string, min: string, max: string) =>
    `${name}: median ${median}, most from ${low} to ${high}, all from ${min} to ${max}`,
  driftFromTo: (name: string, first: string, last: string) =>
    `${name} over the shoot: from ${first} at its start to ${last} at its end`,
  driftFew: 'Too few photos for a course over the shoot.',
  start: 'start',
  end: 'end',
  lowest: 'Lowest',
  highest: 'Highest',
  open: (name: string) => `Open ${name}`,
  openUnknown: 'Open this photo',

  groups: 'By camera, lens and ISO',
  by: { camera: 'Camera', lens: 'Lens', iso: 'ISO' },
  photosColumn: 'Photos',
  picksColumn: 'Picks',
  rejectsColumn: 'Rejects',
  few: 'few photos',
  noGroups: 'The files name no camera, lens or ISO.',
};
