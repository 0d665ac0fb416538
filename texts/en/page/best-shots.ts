/** @file Words of the best shots: choosing between two photos at a time. */
import { count, photos } from '../count.ts';

export const bestShotsTexts = {
  title: 'Best shots',
  left: 'Left photo',
  right: 'Right photo',
  takeLeft: 'Left is better',
  takeRight: 'Right is better',
  equal: 'Equal',
  skip: 'Can’t say',
  pictureTakes: 'A click on a picture takes it, too',
  back: 'Take back',
  topOf: 'Looking for the best',
  among: 'Among',
  all: 'All, one of a stack',
  picks: 'Picks',
  ranking: 'The best so far',
  progress: (choices: number, candidates: number) =>
    `${choices === 1 ? '1 choice' : `${count(choices)} choices`} among ${photos(candidates)}`,
  sure: (share: number) => `${Math.round(share * 100)} % of them expected right`,
  more: (n: number) =>
    n === 0 ? 'Enough for most. More choices sharpen the order.' : `About ${count(n)} more until 80 % are.`,
  inOrder: (n: number) => `All ${count(n)} are among them: choices put them in order.`,
  place: (place: number, from: number, to: number) =>
    from === to ? `${place}` : `${place}, between ${from} and ${to}`,
  open: (name: string) => `Open ${name} in the loupe`,
  none: 'Fewer than two photos to choose from',
  noneMore: 'Rejected photos are left out, and of a stack its picks or its best are taken.',
  failed: 'The pairs could not be found',
  again: 'Try again',
  done: 'Every pair worth asking about has been asked',
  doneMore: 'The ranking stands. Look for more photos, or hand the best on.',
  hand: (n: number) => `Hand on the best ${count(n)}`,
  stars: '5 stars',
  set: 'Into a set',
  copy: 'Copy names',
  setName: (n: number) => `Best ${n}`,
  startOver: 'Start over',
  startOverSure: 'Forget all choices of this shoot?',
};
