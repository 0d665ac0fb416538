import { describe, expect, it } from 'vitest';
import {
  bringBackLast,
  followSurvey,
  inSurvey,
  removeFrom,
  startSurvey,
  surveyPage,
} from '../../renderer/features/survey/survey-set.ts';
import { tileBeside, tileLayout } from '../../renderer/features/survey/tile-layout.ts';
import { indexIds } from '../../renderer/layout/id-index.ts';

const room = { width: 1400, height: 800, gap: 8, captionPx: 28 };
const rowsOf = (tiles: { top: number }[]): number[] => {
  const tops = [...new Set(tiles.map((t) => t.top))];
  return tops.map((top) => tiles.filter((t) => t.top === top).length);
};

describe('tileLayout', () => {
  it.each([
    [1, [1]],
    [2, [2]],
    [3, [2, 1]],
    [4, [2, 2]],
    [5, [3, 2]],
    [6, [3, 3]],
    [7, [3, 2, 2]],
    [9, [3, 3, 3]],
  ])('%i landscape pictures stand as %j', (count, rows) => {
    expect(rowsOf(tileLayout(Array(count).fill(1.5), room))).toEqual(rows);
  });
  it('puts portraits into one row where they are larger there', () => {
    expect(rowsOf(tileLayout(Array(4).fill(2 / 3), room))).toEqual([4]);
  });
  it('is at least as large as any even grid', () => {
    for (let count = 1; count <= 9; count++) {
      const picture = tileLayout(Array(count).fill(1.5), room)[0]!.height - room.captionPx;
      for (let columns = 1; columns <= count; columns++) {
        const rows = Math.ceil(count / columns);
        const width = (room.width - room.gap * (columns - 1)) / columns;
        const height = (room.height - room.gap * (rows - 1)) / rows - room.captionPx;
        expect(picture).toBeGreaterThanOrEqual(Math.floor(Math.min(height, width / 1.5)));
      }
    }
  });
  it('never overlaps and never leaves the room', () => {
    const tiles = tileLayout([1.5, 0.67, 1.78, 1, 3.4, 0.2, 1.5], room);
    tiles.forEach((a, i) => {
      expect(a.left).toBeGreaterThanOrEqual(0);
      expect(a.top).toBeGreaterThanOrEqual(0);
      expect(a.left + a.width).toBeLessThanOrEqual(room.width);
      expect(a.top + a.height).toBeLessThanOrEqual(room.height);
      for (const b of tiles.slice(i + 1)) {
        const apart =
          a.left + a.width <= b.left ||
          b.left + b.width <= a.left ||
          a.top + a.height <= b.top ||
          b.top + b.height <= a.top;
        expect(apart).toBe(true);
      }
    });
  });
  it('has nothing to lay out without room or pictures', () => {
    expect(tileLayout([], room)).toEqual([]);
    expect(tileLayout([1.5], { ...room, width: 0 })).toEqual([]);
  });
  it('goes up and down to the nearest tile', () => {
    const tiles = tileLayout(Array(9).fill(1.5), room);
    expect(tileBeside(tiles, 1, 1)).toBe(4);
    expect(tileBeside(tiles, 5, -1)).toBe(2);
    expect(tileBeside(tiles, 1, -1)).toBeNull();
  });
});

describe('a survey', () => {
  const ids = Array.from({ length: 30 }, (_, i) => i + 1);
  const order = { ids, indexOf: indexIds(ids) };
  const stack = { photoIds: ids.slice(4, 18), bestId: null };
  it('shows the selection, the stack, or a few from the active photo on', () => {
    expect(startSurvey({ cursor: 3, order, selected: new Set([9, 3]), stack: undefined }).ids).toEqual([3, 9]);
    expect(startSurvey({ cursor: 5, order, selected: new Set([5]), stack }).ids).toEqual(stack.photoIds);
    expect(startSurvey({ cursor: 2, order, selected: new Set([2]), stack: undefined }).ids).toEqual([2, 3, 4, 5]);
    expect(startSurvey({ cursor: 30, order, selected: new Set([30]), stack: undefined }).ids).toEqual([27, 28, 29, 30]);
  });
  it('turns its page with the active photo', () => {
    const set = { ids: stack.photoIds, removed: [] };
    expect(surveyPage(set, 5)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(surveyPage(set, 14)).toEqual([14, 15, 16, 17, 18]);
  });
  it('takes one off and brings it back to its place', () => {
    const set = { ids: [1, 2, 3], removed: [] };
    const off = removeFrom(set, 2)!;
    expect(inSurvey(off.set)).toEqual([1, 3]);
    expect(off.next).toBe(3);
    expect(removeFrom(off.set, 3)!.next).toBe(1);
    const back = bringBackLast(off.set)!;
    expect(back.id).toBe(2);
    expect(inSurvey(back.set)).toEqual([1, 2, 3]);
    expect(bringBackLast(set)).toBeNull();
  });
  it('keeps the last one', () => {
    expect(removeFrom({ ids: [1, 2], removed: [1] }, 2)).toBeNull();
  });
  it('shows again what an undo makes active, and lets go for a photo from elsewhere', () => {
    expect(followSurvey({ ids: [1, 2, 3], removed: [2, 3] }, 2)).toEqual({ ids: [1, 2, 3], removed: [3] });
    expect(followSurvey({ ids: [1, 2, 3], removed: [] }, 9)).toBeNull();
  });
});
