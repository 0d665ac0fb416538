import { describe, expect, it } from 'vitest';
import type { Step } from '../../electron/contract/decision.ts';
import type { FolderId, PhotoId, StepId } from '../../electron/contract/ids.ts';
import { asWritten } from '../../electron/contract/told.ts';
import { clockText } from '../../renderer/features/history/clock-text.ts';
import { historyLines } from '../../renderer/features/history/history-steps.ts';
import { problemLines } from '../../renderer/features/problems/problem-lines.ts';
import { likelyPercent } from '../../renderer/features/report/agreement-text.ts';
import { keepText, modeOf, readKeep, startOf } from '../../renderer/features/strictness/keep-target.tsx';
import { bytesText } from '../../renderer/ui/bytes-text.ts';

const a = { id: 1 as FolderId, name: 'A' };
const b = { id: 2 as FolderId, name: 'B' };
const step = (id: number, undone: boolean, shoots = [a]): Step => ({
  id: id as StepId,
  kind: 'decide',
  says: asWritten(`step ${id}`),
  at: '2026-11-20T08:00:00.000Z',
  photoIds: [],
  shoots,
  undone,
});

describe('undo history', () => {
  it('counts how far every step is away from now, in both directions', () => {
    const lines = historyLines([step(5, true), step(4, true), step(3, false), step(2, false), step(1, false)], a.id);
    expect(lines.map((line) => line.moves)).toEqual([2, 1, 1, 2, 3]);
    expect(lines.map((line) => line.isLatest)).toEqual([false, false, true, false, false]);
  });
  it('knows that everything may be undone', () => {
    const lines = historyLines([step(2, true), step(1, true)], a.id);
    expect(lines.map((line) => [line.moves, line.isLatest])).toEqual([
      [2, false],
      [1, false],
    ]);
  });
  it('counts in the shoot of each line, and names what would change outside the open one', () => {
    const steps = [step(5, false, [b]), step(4, true), step(3, false, [a, b]), step(2, false), step(1, false, [b])];
    expect(historyLines(steps, a.id).map(({ shoot, moves, elsewhere }) => [shoot.name, moves, elsewhere])).toEqual([
      ['B', 1, ['B']],
      ['A', 1, []],
      ['A', 1, ['B']],
      ['A', 2, ['B']],
      ['B', 3, ['B']],
    ]);
  });
  it('tells the time of today, and the day of before', () => {
    const at = new Date(2026, 10, 20, 14, 22);
    expect(clockText(at.toISOString(), at)).toBe('14:22');
    expect(clockText(at.toISOString(), new Date(2026, 10, 21))).toBe('20 Nov, 14:22');
    expect(clockText('nonsense')).toBe('');
  });
});

it('problems are grouped by what happened and why, with counts, few files of each', () => {
  const id = (n: number): PhotoId => n as PhotoId;
  const empty = (n: number) =>
    ({ photoId: id(n), path: `${n}.JPG`, kind: 'broken', reason: asWritten('The file is empty (0 bytes).') }) as const;
  const print = (n: number) =>
    ({
      photoId: id(n),
      path: `${n}.CRW`,
      kind: 'unsupported',
      reason: asWritten(`An index print of ${n} pixels.`),
    }) as const;
  const problems = [
    { photoId: null, path: 'b', kind: 'unreadable', reason: asWritten('This folder cannot be read.') } as const,
    ...Array.from({ length: 400 }, (_, i) => empty(i + 1)),
    print(160),
    print(120),
  ];
  const lines = problemLines(problems);
  expect(lines.map((line) => ('files' in line ? `${line.kind} ${line.files}` : line.path))).toEqual([
    ...['heading 400', 'reason 400', ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${n}.JPG`), 'more 392'],
    ...['heading 1', 'reason 1', 'b'],
    ...['heading 2', 'reason 2', '160.CRW', '120.CRW'],
  ]);
  expect(problemLines(problems, new Set([empty(1).reason]))).toHaveLength(2 + 400 + 3 + 4);
});

describe('keeper target', () => {
  it('is read from what was typed', () => {
    expect(readKeep('share', '35')).toEqual({ share: 0.35 });
    expect(readKeep('share', '400')).toEqual({ share: 1 });
    expect(readKeep('count', '120')).toEqual({ count: 120 });
    expect([readKeep('count', '0'), readKeep('count', ''), readKeep('share', 'x')]).toEqual([null, null, null]);
  });
  it('starts at a fifth, also of a shoot of two', () => {
    expect(startOf('count', 350)).toEqual({ count: 70 });
    expect(startOf('count', 2)).toEqual({ count: 1 });
    expect(startOf('evidence', 350)).toBeNull();
  });
  it('is said in a few words', () => {
    expect([null, { share: 0.2 }, { count: 1200 }].map((keep) => [modeOf(keep), keepText(keep)])).toEqual([
      ['evidence', 'Keeps as many as are good'],
      ['share', 'Keeps about 20 %'],
      ['count', 'Keeps 1,200 photos'],
    ]);
  });
});

describe('shares of few', () => {
  it("are as uncertain as Wilson's interval says", () => {
    expect(likelyPercent(34, 40)).toEqual({ low: 70, high: 93 });
    expect(likelyPercent(3, 4)).toEqual({ low: 30, high: 96 });
  });
  it('never leave 0 to 100, and know nothing of nothing', () => {
    expect(likelyPercent(0, 10)).toEqual({ low: 0, high: 28 });
    expect(likelyPercent(10, 10).high).toBe(100);
    expect(likelyPercent(0, 0)).toEqual({ low: 0, high: 100 });
  });
});

it('bytes are told in decimal units', () => {
  expect([0, 1, 999, 1_000, 323_000, 9_960_000, 163_000_000, 1_200_000_000].map(bytesText)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '323 kB',
    '10 MB',
    '163 MB',
    '1.2 GB',
  ]);
});
