import { expect, it, test } from 'vitest';
import { jsonChunks } from '../../electron/hosts/cli/json-chunks.ts';

const together = (value: unknown) => [...jsonChunks(value)].join('');
const photo = {
  path: 'a "b"\n\u2028\u202E\ud800 é.jpg',
  files: ['a'],
  stack: null,
  scores: {},
  measures: { noise: 1e-7, exposure: -0 },
};

test.each([
  [{ schema: 'x', photos: [photo, photo], stacks: [], problems: [], timings: { totalMs: 1.5 } }],
  [{ a: undefined, b: () => 1, c: Symbol('s'), d: [undefined, () => 1, Symbol('s'), Number.NaN], e: { f: undefined } }],
  [
    {
      at: new Date(0),
      list: [new Date(1)],
      map: new Map([[1, 2]]),
      bytes: Uint8Array.of(1, 2),
      says: { toJSON: () => 'own' },
    },
  ],
  [Object.assign(Object.create(null), { 'key "q"': [[[[1, [2]]]]], 2: 'two', 1: 'one' })],
  [[1, [2, [3, [4]]], {}]],
  [[]],
  [{}],
  ['text'],
  [null],
])('%j is what JSON.stringify gives', (value) => expect(together(value)).toBe(JSON.stringify(value)));

it('a long list comes in pieces that are never the whole', () => {
  const value = { photos: Array.from({ length: 5_000 }, () => photo), stacks: [] };
  const chunks = [...jsonChunks(value)];
  expect(chunks.join('')).toBe(JSON.stringify(value));
  expect(chunks.length).toBeGreaterThan(5);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
});
