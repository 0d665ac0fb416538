import { expect, it } from 'vitest';
import type { ReportGroup } from '../../electron/contract/report.ts';
import { foldLone } from '../../renderer/features/report/group-table.tsx';
import { timeTakenMs } from '../../renderer/features/report/time-taken.ts';

it('time taken leaves out the pauses', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 5, 14, 10, minutes)).toISOString();
  expect(timeTakenMs([at(3), at(0), at(1), at(40), at(42)])).toBe(5 * 60_000);
  expect(timeTakenMs([])).toBe(0);
  expect(timeTakenMs(['nonsense', at(1)])).toBe(0);
});

it('folds cameras with one photo where there are others, and never all of them', () => {
  const group = (name: string, photos: number): ReportGroup => ({ name, photos }) as ReportGroup;
  const rows = [group('A', 300), group('B', 1), group('C', 1), group('D', 2)];
  expect(foldLone(rows).shown.map(({ name }) => name)).toEqual(['A', 'D']);
  expect(foldLone(rows).folded).toHaveLength(2);
  expect(foldLone([group('A', 300), group('B', 1)]).folded).toEqual([]);
  expect(foldLone([group('A', 1), group('B', 1)]).shown).toHaveLength(2);
});
