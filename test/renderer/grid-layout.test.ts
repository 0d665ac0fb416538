import { describe, expect, it } from 'vitest';
import {
  cellFooterPx,
  cellPadPx,
  cellRect,
  contentHeightPx,
  gridMetrics,
  indexesInRect,
  moveIndex,
  rowCount,
  rowHeightPx,
  rowsInSight,
  topShowing,
} from '../../renderer/layout/grid-layout.ts';

const m = gridMetrics(930, 176);

describe('gridMetrics', () => {
  it('fills the row exactly, the remainder shared', () => {
    expect(m.columns).toBe(5);
    const last = cellRect(m.columns - 1, m);
    expect(930 - m.padPx - (last.left + last.width)).toBeGreaterThanOrEqual(0);
    expect(930 - m.padPx - (last.left + last.width)).toBeLessThan(m.columns);
  });
  it.each([1.5, 1, 0.8, 1.78])('gives a picture of %f all of its cell but the pad and the foot', (aspect) => {
    const { cellWidthPx, cellHeightPx } = gridMetrics(930, 176, aspect);
    const room = { width: cellWidthPx - 4 - 2 * cellPadPx, height: cellHeightPx - 4 - cellPadPx - cellFooterPx };
    const used = Math.min(room.width, room.height * aspect) ** 2 / aspect;
    expect(used / (room.width * room.height)).toBeGreaterThan(0.98);
  });
  it('has one column where nothing fits', () => {
    expect(gridMetrics(40, 176).columns).toBe(1);
    expect(gridMetrics(0, 176).cellWidthPx).toBeGreaterThan(0);
  });
});

describe('moveIndex', () => {
  const at = { count: 23, columns: 5, pageRows: 3 };
  it.each([
    [0, 'left', 0],
    [7, 'left', 6],
    [22, 'right', 22],
    [2, 'up', 2],
    [7, 'up', 2],
    [17, 'down', 22],
    [18, 'down', 22],
    [20, 'down', 20],
    [3, 'page-down', 18],
    [18, 'page-up', 3],
    [7, 'page-up', 2],
    [9, 'home', 0],
    [9, 'end', 22],
  ] as const)('from %i %s to %i', (from, move, to) => {
    expect(moveIndex(from, move, at)).toBe(to);
  });
  it('starts at the first photo where none is active, and nowhere in an empty list', () => {
    expect(moveIndex(-1, 'right', at)).toBe(0);
    expect(moveIndex(-1, 'right', { ...at, count: 0 })).toBe(-1);
  });
});

describe('indexesInRect', () => {
  it('finds exactly the cells whose rectangles are touched', () => {
    const count = 42;
    const brute = (r: { left: number; top: number; width: number; height: number }): number[] =>
      Array.from({ length: count }, (_, i) => i).filter((i) => {
        const c = cellRect(i, m);
        return (
          c.left <= r.left + r.width &&
          c.left + c.width > r.left &&
          c.top <= r.top + r.height &&
          c.top + c.height > r.top
        );
      });
    let seed = 3;
    const random = (to: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * to);
    };
    for (let i = 0; i < 300; i++) {
      const r = { left: random(900), top: random(1800), width: random(500), height: random(500) };
      expect(indexesInRect(r, count, m)).toEqual(brute(r));
    }
  });
  it('finds nothing in a gap', () => {
    const gap = cellRect(0, m);
    expect(indexesInRect({ left: gap.left + gap.width + 1, top: 20, width: 2, height: 2 }, 42, m)).toEqual([]);
  });
});

it('a hundred thousand photos are twenty thousand rows of one height', () => {
  expect(rowCount(100_000, 5)).toBe(20_000);
  expect(cellRect(99_999, m).top).toBe(m.padPx + 19_999 * rowHeightPx(m));
});

describe('rows in sight', () => {
  const count = 100_003;
  const height = 700;
  it('are those whose cells or gaps the window touches, by the plainest count', () => {
    const rows = rowCount(count, m.columns);
    for (const top of [0, 1, 7, 8, 9, 500, 4_321, contentHeightPx(count, m) - height]) {
      const touched = Array.from({ length: rows }, (_, row) => row).filter((row) => {
        const start = cellRect(row * m.columns, m).top;
        return start + rowHeightPx(m) > top && start < top + height;
      });
      const { first, last } = rowsInSight(top, height, count, m, 0, 0);
      expect([first, last]).toEqual([touched[0], touched.at(-1)]);
      const more = rowsInSight(top, height, count, m, 2, 3);
      expect([more.first, more.last]).toEqual([Math.max(0, first - 2), Math.min(rows - 1, last + 3)]);
    }
  });
  it('are none of an empty list', () => {
    const { first, last } = rowsInSight(0, height, 0, m, 2, 2);
    expect(last).toBeLessThan(first);
  });
});

describe('topShowing', () => {
  const count = 500;
  const height = 700;
  const bottom = contentHeightPx(count, m) - height;
  const startOf = (row: number) => cellRect(row * m.columns, m).top;
  it('leaves the place alone where the row is whole in the window', () => {
    expect(topShowing(4, startOf(3), height, count, m)).toBe(startOf(3));
  });
  it('scrolls no further than it takes, the margin included', () => {
    expect(topShowing(50, 0, height, count, m)).toBe(startOf(50) + m.cellHeightPx + m.padPx - height);
    expect(topShowing(50, 99_999, height, count, m)).toBe(startOf(50) - m.padPx);
    expect(topShowing(0, 300, height, count, m)).toBe(0);
    expect(topShowing(99, 0, height, count, m)).toBe(bottom - (m.gapPx - 0));
  });
  it('never leaves what there is: a shorter list, no row, a window higher than all', () => {
    expect(topShowing(-1, 99_999, height, count, m)).toBe(bottom);
    expect(topShowing(-1, 40, height, count, m)).toBe(40);
    expect(topShowing(-1, 40, height, 3, m)).toBe(0);
    expect(topShowing(0, 40, 5_000, 3, m)).toBe(0);
    expect(topShowing(-1, 40, height, 0, m)).toBe(0);
  });
});
