import { expect, test } from 'vitest';
import type { ExportSelection } from '../../../electron/contract/exporting.ts';
import { saySelection } from '../../../electron/core/exporting/plan/select-photos.ts';
import { inEnglish } from '../../support/in-english.ts';

test.each([
  [1, 'picks', '1 pick'],
  [12, 'picks', '12 picks'],
  [1, 'rejects', '1 reject'],
  [0, 'decided', '0 decided photos'],
  [1, 'suggested-keeps', '1 pick or suggested keep'],
  [2, { starsAtLeast: 3 }, '2 photos with 3 stars and more'],
  [1, { starsAtLeast: 5 }, '1 photo with 5 stars'],
  [1, { ids: [] }, '1 chosen photo'],
] as const)('%i of %j are %s', (count, selection, says) => {
  expect(inEnglish(saySelection(count, selection as ExportSelection))).toBe(says);
});
