import { expect, it } from 'vitest';
import { createLru } from '../../renderer/layout/lru.ts';

it('forgets what was used longest ago, by cost', () => {
  const dropped: string[] = [];
  const lru = createLru<string, number>({ limit: 10, dropped: (key) => dropped.push(key) });
  lru.set('a', 1, 4);
  lru.set('b', 2, 4);
  lru.get('a');
  lru.set('c', 3, 4);
  expect(dropped).toEqual(['b']);
  expect(lru.cost).toBe(8);
  expect(lru.peek('a')).toBe(1);
});

it('keeps what is on screen, even over the limit', () => {
  const lru = createLru<string, number>({ limit: 3, keep: (key) => key === 'a' });
  lru.set('a', 1, 2);
  lru.set('b', 2, 2);
  lru.set('c', 3, 2);
  expect(lru.peek('a')).toBe(1);
  expect(lru.peek('b')).toBeUndefined();
});

it('replacing an entry frees the old value and its cost, once', () => {
  const dropped: number[] = [];
  const lru = createLru<string, number>({ limit: 10, dropped: (_, value) => dropped.push(value) });
  lru.set('a', 1, 4);
  lru.set('a', 2, 6);
  lru.set('a', 2, 3);
  expect(dropped).toEqual([1]);
  expect(lru.cost).toBe(3);
  lru.clear();
  expect(dropped).toEqual([1, 2]);
  expect(lru.size).toBe(0);
  expect(lru.cost).toBe(0);
});
