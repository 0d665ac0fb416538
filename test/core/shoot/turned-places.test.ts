import { expect, test } from 'vitest';
import type { Turn } from '../../../electron/contract/decision.ts';
import { turnBox, turnPoint } from '../../../electron/core/found-faces/turn-faces.ts';
import { turnMap } from '../../../electron/core/shoot/turned-places.ts';

test('boxes, points and tiles go where the pixels go', () => {
  const box = { x: 0.5, y: 0.25, w: 0.25, h: 0.125 };
  expect(turnBox(box, 1)).toEqual({ x: 0.625, y: 0.5, w: 0.125, h: 0.25 });
  expect(turnBox(box, 2)).toEqual({ x: 0.25, y: 0.625, w: 0.25, h: 0.125 });
  expect(turnBox(box, 3)).toEqual({ x: 0.25, y: 0.25, w: 0.125, h: 0.25 });
  for (const turn of [1, 2, 3] as const) {
    expect(turnBox(turnBox(box, turn), (4 - turn) as Turn)).toEqual(box);
    expect(turnPoint(turnPoint({ x: 0.5, y: 0.25 }, turn), (4 - turn) as Turn)).toEqual({ x: 0.5, y: 0.25 });
  }
  // 1 2 3      4 1
  // 4 5 6  ->  5 2
  //            6 3
  const map = { columns: 3, rows: 2, tiles: Buffer.from([1, 2, 3, 4, 5, 6]).toString('base64') };
  const tiles = (turn: Turn) => [...Buffer.from(turnMap(map, turn).tiles, 'base64')];
  expect(turnMap(map, 1)).toMatchObject({ columns: 2, rows: 3 });
  expect([tiles(1), tiles(2), tiles(3)]).toEqual([
    [4, 1, 5, 2, 6, 3],
    [6, 5, 4, 3, 2, 1],
    [3, 6, 2, 5, 1, 4],
  ]);
});
