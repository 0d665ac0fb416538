import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../electron/contract/photo.ts';
import {
  isFiltering,
  setRange,
  setText,
  toggleOnly,
  toggleValue,
} from '../../renderer/features/filters/filter-edit.ts';
import { percentile } from '../../renderer/image/latency.ts';
import { markPixels } from '../../renderer/image/mark-pixels.ts';
import { scoreText } from '../../renderer/photo/words/cell-text.ts';
import { bytesText, exposureText, shutterText, takenText } from '../../renderer/photo/words/info-text.ts';
import { withProgress } from '../../renderer/state/work.ts';

describe('filters', () => {
  it('leave no trace when nothing is chosen', () => {
    const one = toggleValue({}, 'flags', 'pick');
    expect(one).toEqual({ flags: ['pick'] });
    expect(toggleValue(one, 'flags', 'pick')).toEqual({});
    expect(setRange({ stars: { min: 2 } }, 'stars')).toEqual({});
    expect(isFiltering(setText({ text: 'a' }, ''))).toBe(false);
  });
  it('a side row shows only its own, and all again', () => {
    expect(toggleOnly({ flags: ['pick', 'none'] }, 'flags', 'reject')).toEqual({ flags: ['reject'] });
    expect(toggleOnly({ flags: ['reject'] }, 'flags', 'reject')).toEqual({});
  });
});

describe('notation', () => {
  it('of time', () => {
    expect(takenText('2026-06-14T14:22:07.480')).toBe('14:22:07.48, 14 June 2026');
    expect(takenText('2026-06-04T14:22:07.000')).toBe('14:22:07, 4 June 2026');
    expect(takenText(null)).toBe('not in the file');
  });
  it('of exposure', () => {
    expect(shutterText(1 / 250)).toBe('1/250\u00a0s');
    expect(shutterText(0.8)).toBe('0.8\u00a0s');
    const m = { exposureTime: 0.004, fNumber: 2.8, iso: 400, exposureCompensation: -1 / 3 } as Metadata;
    expect(exposureText(m)).toBe('1/250\u00a0s, f/2.8, ISO\u00a0400, −0.3\u00a0EV');
  });
  it('of sizes and scores', () => {
    expect(bytesText(24_300_000)).toBe('24.3 MB');
    expect(bytesText(200)).toBe('1 kB');
    expect([scoreText(84.93), scoreText(4.123)]).toEqual(['84.9', '4.12']);
  });
});

it('percentiles are nearest-rank', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.95)).toBe(10);
  expect(percentile([], 0.5)).toBeNull();
});

describe('marks over a picture', () => {
  it('clipping marks any channel at 254 and black', () => {
    const rgba = new Uint8ClampedArray([254, 10, 10, 255, 1, 1, 1, 255, 120, 120, 120, 255]);
    markPixels('clipping', rgba, 3, 1);
    expect([rgba[3], rgba[7], rgba[11]]).toEqual([210, 210, 0]);
    expect(rgba[0]).toBeGreaterThan(rgba[2]!);
    expect(rgba[6]).toBeGreaterThan(rgba[4]!);
  });
  it('peaking marks an edge and no flat ground', () => {
    const size = 5;
    const rgba = new Uint8ClampedArray(size * size * 4);
    for (let p = 0; p < size * size; p++) rgba.fill(p % size < 2 ? 20 : 220, p * 4, p * 4 + 3);
    markPixels('peaking', rgba, size, size);
    const alpha = (x: number, y: number): number => rgba[(y * size + x) * 4 + 3]!;
    expect(alpha(1, 2)).toBeGreaterThan(0);
    expect(alpha(2, 2)).toBeGreaterThan(0);
    expect(alpha(3, 2)).toBe(0);
  });
});

it('work that is over disappears', () => {
  const work = {
    workId: 'a',
    kind: 'score',
    folderId: null,
    says: '',
    done: 1,
    total: 2,
    ratePerSecond: null,
    secondsLeft: null,
    state: 'running',
  } as const;
  const list = withProgress([], work);
  expect(withProgress(list, { ...work, done: 2 })).toHaveLength(1);
  expect(withProgress(list, { ...work, state: 'done' })).toEqual([]);
  expect(withProgress([], { ...work, state: 'done' })).toEqual([]);
});
