import { expect, test } from 'vitest';
import type { Folder } from '../../electron/contract/folder.ts';
import { countDecisions } from '../../electron/core/shoot/decision-tally.ts';
import type { ShootPhoto } from '../../electron/core/shoot/shoot-photo.ts';
import { summariseShoot } from '../../electron/core/shoot/summarise-shoot.ts';
import { plainScale } from '../support/score-scale.ts';

const folder: Folder = {
  id: 1 as Folder['id'],
  name: 'shoot',
  displayPath: '/shoot',
  state: 'online',
  photoCount: 0,
  decidedCount: 0,
  missingCount: 0,
  openedAt: '2026-06-14T10:00:00Z',
};
const headline = (model: string, weightsSha256: string, value: number) => ({
  model,
  value,
  normalised: value / 100,
  weightsSha256,
  scoredLongSidePx: 1024,
  scale: plainScale,
  tops: null,
  attributes: null,
});
const photo = (scores: ReturnType<typeof headline>[], state: ShootPhoto['state'] = 'ready') =>
  ({
    state,
    scores,
    decision: { flag: 'none', stars: 0, label: 'none' },
    suggestion: null,
    stack: null,
    measures: null,
  }) as unknown as ShootPhoto;

test('a model change makes scores stale; a missing score is not the same as an old one', () => {
  const photos = [
    photo([headline('musiq-koniq', 'new', 70)]),
    photo([headline('musiq-koniq', 'old', 60)]),
    photo([headline('musiq-koniq', 'old', 50), headline('liqe-mix', 'l', 3)]),
    photo([]),
    photo([], 'corrupt'),
  ];
  const one = summariseShoot(folder, photos, 0, new Map([['musiq-koniq', 'new']]), countDecisions(photos, 'any'));
  expect([one.unscored, one.stale]).toEqual([1, 2]);
  const two = summariseShoot(
    folder,
    photos,
    0,
    new Map([
      ['musiq-koniq', 'new'],
      ['liqe-mix', 'l'],
    ]),
    countDecisions(photos, 'any'),
  );
  expect([two.unscored, two.stale]).toEqual([3, 1]);
  expect(summariseShoot(folder, photos, 0, new Map(), countDecisions(photos, 'any'))).toMatchObject({
    unscored: 0,
    stale: 0,
  });
  expect(one.medians).toEqual({ 'score:liqe-mix': 3, 'score:musiq-koniq': 60 });
});
