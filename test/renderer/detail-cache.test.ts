import { expect, it } from 'vitest';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoDetail } from '../../electron/contract/photo-detail.ts';
import { createDetailCache } from '../../renderer/state/detail-cache.ts';

const id = (n: number): PhotoId => n as PhotoId;
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 2));

const rig = () => {
  const asked: number[] = [];
  const cache = createDetailCache(async (each) => {
    asked.push(each);
    return { displayPath: `${asked.length}` } as PhotoDetail;
  }, 3);
  return { asked, cache };
};

it('asks once, and again only for what changed', async () => {
  const { asked, cache } = rig();
  cache.want(id(1));
  cache.want(id(1));
  await settle();
  cache.want(id(1));
  expect(asked).toEqual([1]);
  cache.outdate([id(1), id(2)]);
  expect(cache.get(id(1))?.displayPath).toBe('1');
  cache.want(id(1));
  await settle();
  expect(asked).toEqual([1, 1]);
  expect(cache.get(id(1))?.displayPath).toBe('2');
});

it('after everything was outdated, tells whoever looks and asks again', async () => {
  const { asked, cache } = rig();
  cache.want(id(1));
  await settle();
  const told: number[] = [];
  cache.subscribe((each) => told.push(each));
  cache.outdate('all');
  expect(told).toEqual([1]);
  cache.want(id(1));
  await settle();
  expect(asked).toEqual([1, 1]);
});

it('forgets what was looked at longest ago', async () => {
  const { cache } = rig();
  for (const n of [1, 2, 3, 4]) cache.want(id(n));
  await settle();
  expect(cache.get(id(1))).toBeUndefined();
  expect(cache.get(id(4))).toBeDefined();
});
