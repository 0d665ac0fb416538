import { expect, test } from 'vitest';
import { ranksOf } from '../../../electron/core/shoot/rank-in-shoot.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';

const photo = (id: number, sharpness: number | null, stack: number[] = [id]): ShootPhoto =>
  ({
    id,
    measures: sharpness === null ? null : { sharpness, contrast: sharpness },
    scores: [],
    stack: { photoIds: stack },
  }) as never;

test('the part of the shoot below, the place in the stack, 1 the highest', () => {
  const stack = [1, 2, 3];
  const photos = [photo(1, 0.9, stack), photo(2, 0.5, stack), photo(3, 0.7, stack), photo(4, 0.1), photo(5, null)];
  expect(ranksOf(photos[2]!, photos)).toEqual({
    contrast: { below: 2 / 3, place: 2, of: 3 },
    // Its place in the stack is what the comparison says.
    sharpness: { below: 2 / 3, place: null, of: 3 },
  });
  expect(ranksOf(photos[3]!, photos)).toMatchObject({ contrast: { below: 0, place: null, of: 1 } });
  expect(ranksOf(photos[4]!, photos)).toEqual({});
  expect(ranksOf(photo(9, 0.4), [])).toMatchObject({ contrast: { below: null, place: null, of: 1 } });
});
