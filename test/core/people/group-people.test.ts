/** @file Whose face is whose, over made-up descriptors: as far apart as those of real faces. */
import { expect, test } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { groupAside } from '../../../electron/core/people/group-aside.ts';
import { type GroupFace, groupPeople } from '../../../electron/core/people/group-people.ts';

/** Somebody's mean descriptor; two people are about .8 apart. */
function somebody(seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: 128 }, () => (random.unit() - 0.5) * 0.173);
}
/** A picture of theirs, about `away` from the mean. */
function seen(mean: Float32Array, seed: number, away = 0.25): Float32Array {
  const random = seededRandom(seed);
  return mean.map((value) => value + (random.unit() - 0.5) * away * 0.306);
}
const face = (photo: number, vector: Float32Array, more: Partial<GroupFace> = {}): GroupFace => ({
  ...{ photo, vector, isClear: true, before: 0, byHand: false },
  ...more,
});
const group = (faces: readonly GroupFace[], firstId = 1): number[] => groupPeople(faces, { firstId });

const [anna, ben, cleo] = [somebody(1), somebody(2), somebody(3)];

test('three people in nine photos are three', () => {
  const faces = [anna, ben, cleo].flatMap((mean, who) =>
    [0, 1, 2].map((n) => face(3 * who + n, seen(mean, 10 * who + n + 100))),
  );
  expect(group(faces)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
});

test('two faces of one photo are two people, however alike: twins stay two', () => {
  const twin = seen(anna, 7, 0.1);
  const faces = [face(0, seen(anna, 21)), face(0, seen(twin, 22)), face(1, seen(anna, 23)), face(1, seen(twin, 24))];
  const [a, b, c, d] = group(faces);
  expect(a).not.toBe(b);
  expect(c).not.toBe(d);
});

test('a small face joins somebody and is nobody on its own', () => {
  const small = { isClear: false };
  const faces = [face(0, seen(anna, 31)), face(1, seen(anna, 32, 0.2), small), face(2, seen(ben, 33), small)];
  expect(group(faces)).toEqual([1, 1, 0]);
});

test('numbers stay with those who had them, also when others came first', () => {
  const before = [face(0, seen(ben, 41), { before: 4 }), face(1, seen(ben, 42), { before: 4 })];
  const faces = [face(5, seen(anna, 43)), ...before, face(6, seen(ben, 44)), face(7, seen(anna, 45))];
  expect(group(faces, 9)).toEqual([9, 4, 4, 4, 9]);
});

test('what the photographer said stands: joined stays joined, taken off stays off', () => {
  const hand = (person: number) => ({ before: person, byHand: true });
  const faces = [
    face(0, seen(anna, 51), hand(1)),
    face(1, seen(ben, 52), hand(1)),
    face(2, seen(anna, 53), hand(2)),
    face(3, seen(anna, 54, 0.1)),
  ];
  const [a, b, c, d] = group(faces);
  expect([a, b, c]).toEqual([1, 1, 2]);
  expect([1, 2]).toContain(d);
});

test('many faces are grouped beside, with the same groups, and end when nobody wants them', async () => {
  const faces = [...Array(600).keys()].map((n) => face(n, seen([anna, ben, cleo][n % 3]!, 1000 + n, 0.4)));
  const never = new AbortController();
  expect(await groupAside(faces, 1, never.signal)).toEqual(group(faces));
  const stopped = groupAside(faces, 1, never.signal);
  never.abort(new Error('not wanted'));
  await expect(stopped).rejects.toThrow('not wanted');
});
