/** @file A list opened in a spreadsheet is text: nothing that a file is called runs as a formula, and the name can be read back. */
import { expect, it } from 'vitest';
import type { ListRow } from '../../../electron/core/exporting/lists/list-row.ts';
import { csvList, csvStart, jsonList, nameList } from '../../../electron/core/exporting/lists/text-lists.ts';

const row = (name: string, exposure: number | null = null): ListRow => ({
  path: name,
  files: [name],
  takenAt: null,
  flag: 'pick',
  stars: 0,
  label: 'none',
  suggestion: null,
  confidence: null,
  reasons: [],
  stack: null,
  stackKind: null,
  stackBest: false,
  camera: null,
  lens: '@lens',
  iso: null,
  widthPx: 1,
  heightPx: 1,
  sharpness: null,
  subjectSharpness: null,
  motionBlur: null,
  clippedHighlights: null,
  clippedShadows: null,
  exposure,
  noise: null,
  faces: null,
  eyes: '',
  state: 'ready',
  scores: {},
});

/** First cell of every line, by RFC 4180. */
const firstCells = (csv: string): string[] =>
  [...csv.matchAll(/(?:^|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*)),/g)]
    .slice(1)
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
/** What docs/interop.md tells a script to do. */
const nameOf = (cell: string): string => (/^'+[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell);

const names = [
  '=1+1.jpg',
  '=HYPERLINK("http://x","y").jpg',
  '+1.jpg',
  '-rf.jpg',
  '@SUM.jpg',
  '\t=1.jpg',
  '\r=1.jpg',
  '＝1.jpg',
  "'=1.jpg",
  "''-x.jpg",
  "'quoted'.jpg",
  'a=1.jpg',
];

it('no cell begins as a formula, and every name can be read back', () => {
  const cells = firstCells(
    csvList(
      names.map((name) => row(name)),
      false,
    ),
  );
  expect(cells.map((cell) => cell[0])).toEqual([...Array(11).fill("'"), 'a']);
  expect(cells.map(nameOf)).toEqual(names);
  expect(cells[0]).toBe("'=1+1.jpg");
  expect(cells[10]).toBe("'quoted'.jpg");
});

it('numbers stay numbers, other columns are text too, and the head stays what marks a list of ours', () => {
  const csv = csvList([row('a.jpg', -1.5)], false);
  expect(csv.startsWith(csvStart)).toBe(true);
  expect(csv).toContain(',-1.5,');
  expect(csv).toContain(",'@lens,");
});

it('JSON and name lists say every name as it is', () => {
  const rows = names.map((name) => row(name));
  const { photos } = JSON.parse(jsonList(rows, { name: 'shoot', root: '/photos/shoot' }, '2026-01-01')) as {
    photos: { path: string }[];
  };
  expect(photos.map((photo) => photo.path)).toEqual(names);
  expect(nameList([row('=1+1.jpg')], { separator: 'line', withExtension: true }).names).toEqual(['=1+1.jpg']);
});
