import { expect, it } from 'vitest';
import { chooseLayer } from '../../renderer/image/choose-layer.ts';
import { prefetchOrder } from '../../renderer/image/prefetch.ts';

const other = { samePhoto: false, quality: 'nav' } as const;

it.each([
  ['nothing decoded: the old frame stays', { ready: [], needed: 'nav', shown: other, waitedMs: 999 }, null],
  ['only a thumb at first: the old frame stays', { ready: ['thumb'], needed: 'nav', shown: other, waitedMs: 20 }, null],
  ['only a thumb for long: it stands in', { ready: ['thumb'], needed: 'nav', shown: other, waitedMs: 120 }, 'thumb'],
  ['an empty pane takes what there is', { ready: ['thumb'], needed: 'nav', shown: null, waitedMs: 0 }, 'thumb'],
  ['sharp: swap at once', { ready: ['thumb', 'nav'], needed: 'nav', shown: other, waitedMs: 0 }, 'nav'],
  [
    'at fit nav is drawn even where full is here',
    { ready: ['nav', 'full'], needed: 'nav', shown: other, waitedMs: 0 },
    'nav',
  ],
  ['at 1:1 nav is a blur: wait', { ready: ['nav'], needed: 'full', shown: other, waitedMs: 20 }, null],
  ['at 1:1 after a while nav stands in', { ready: ['nav'], needed: 'full', shown: other, waitedMs: 130 }, 'nav'],
  [
    'never a blur over sharp',
    { ready: ['thumb'], needed: 'nav', shown: { samePhoto: true, quality: 'nav' }, waitedMs: 999 },
    null,
  ],
  [
    'better over worse of the same photo',
    { ready: ['thumb', 'nav', 'full'], needed: 'full', shown: { samePhoto: true, quality: 'nav' }, waitedMs: 0 },
    'full',
  ],
] as const)('%s', (_, choice, drawn) => {
  expect(chooseLayer({ ...choice })).toBe(drawn);
});

it('prefetches far ahead and a little behind, the nearest first', () => {
  expect(prefetchOrder(10, 1, 100, { ahead: 3, behind: 1 })).toEqual([10, 11, 9, 12, 13]);
  expect(prefetchOrder(10, -1, 100, { ahead: 2, behind: 1 })).toEqual([10, 9, 11, 8]);
  expect(prefetchOrder(0, -1, 3, { ahead: 5, behind: 2 })).toEqual([0, 1, 2]);
});
