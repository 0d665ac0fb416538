/** @file Ratings of a panel from a CSV file: (picture, rating), (picture, rater, rating), or pairs (a, b, preferred, rater). From whoever sends one. */
import { say } from '../../../texts/say.ts';

export interface Rating {
  picture: string;
  /** Null: the file says no raters. */
  rater: string | null;
  rating: number;
}

export interface Preference {
  a: string;
  b: string;
  /** 1: a; 0: b; 0.5: both alike. */
  forA: number;
  rater: string | null;
}

export type Labels = { kind: 'ratings'; ratings: Rating[] } | { kind: 'pairs'; pairs: Preference[] };

const mostRows = 2_000_000;
const columns = {
  picture: /^(picture|image|photo|file|filename|name|path|stimulus)$/,
  rater: /^(rater|observer|subject|user|participant|worker)$/,
  rating: /^(rating|score|mos|dmos|opinion|stars|value)$/,
  a: /^(a|left|first|image_?a|picture_?a)$/,
  b: /^(b|right|second|image_?b|picture_?b)$/,
  preferred: /^(preferred|winner|choice|better|preference)$/,
};
type Column = keyof typeof columns;

/** A sentence that names the line where it is no such file. */
export function readLabels(text: string): Labels | string {
  const rows = parseCsv(text.replace(/^\uFEFF/, ''));
  if (typeof rows === 'string') return rows;
  const [head, ...body] = rows;
  if (!head || body.length === 0) return say('labels.none');
  if (body.length > mostRows) return say('labels.tooMany', { rows: mostRows });
  const names = head.cells.map((cell) => cell.trim().toLowerCase());
  const at = (column: Column) => names.findIndex((name) => columns[column].test(name));
  const [picture, rater, rating] = [at('picture'), at('rater'), at('rating')];
  const [a, b, preferred] = [at('a'), at('b'), at('preferred')];
  if (a >= 0 && b >= 0 && preferred >= 0) return readPairs(body, { a, b, preferred, rater });
  if (picture < 0 || rating < 0) return say('labels.columns');
  const ratings: Rating[] = [];
  for (const { cells, line } of body) {
    const name = cells[picture]?.trim() ?? '';
    const text = cells[rating]?.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2') ?? '';
    const value = Number(text);
    if (name === '') return say('labels.noPicture', { line });
    if (text === '' || !/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,2})?$/i.test(text) || !Number.isFinite(value))
      return say('labels.noRating', { line, text: text.slice(0, 40) });
    ratings.push({ picture: name, rater: rater < 0 ? null : (cells[rater]?.trim() ?? ''), rating: value });
  }
  return { kind: 'ratings', ratings };
}

function readPairs(
  body: readonly Row[],
  at: { a: number; b: number; preferred: number; rater: number },
): Labels | string {
  const pairs: Preference[] = [];
  for (const { cells, line } of body) {
    const [a, b, preferred] = [at.a, at.b, at.preferred].map((column) => cells[column]?.trim() ?? '') as [
      string,
      string,
      string,
    ];
    if (a === '' || b === '' || a === b) return say('labels.notTwo', { line });
    const said = preferred.toLowerCase();
    const forA =
      preferred === a || said === 'a' || said === 'left'
        ? 1
        : preferred === b || said === 'b' || said === 'right'
          ? 0
          : /^(tie|same|equal|none|)$/.test(said)
            ? 0.5
            : null;
    if (forA === null) return say('labels.neither', { line, preferred: preferred.slice(0, 40) });
    pairs.push({ a, b, forA, rater: at.rater < 0 ? null : (cells[at.rater]?.trim() ?? '') });
  }
  return { kind: 'pairs', pairs };
}

interface Row {
  cells: string[];
  /** From 1. */
  line: number;
}

/** RFC 4180 with comma, semicolon or tab, whichever the first line has most of; empty lines are left out. */
function parseCsv(text: string): Row[] | string {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  const [separator] = [',', ';', '\t'].sort((x, y) => firstLine.split(y).length - firstLine.split(x).length) as [
    string,
  ];
  const rows: Row[] = [];
  let [cells, cell, line, startLine]: [string[], string, number, number] = [[], '', 1, 1];
  let isQuoted = false;
  const endRow = () => {
    cells.push(cell);
    if (cells.length > 1 || cell.trim() !== '') rows.push({ cells, line: startLine });
    [cells, cell] = [[], ''];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (c === '\n') line += 1;
    if (isQuoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[i++];
      else isQuoted = false;
    } else if (c === '"' && cell === '') isQuoted = true;
    else if (c === separator) {
      cells.push(cell);
      cell = '';
      if (cells.length > 1_000) return say('labels.tooManyColumns', { line });
    } else if (c === '\n') {
      endRow();
      startLine = line;
    } else if (c !== '\r') cell += c;
  }
  if (isQuoted) return say('labels.openQuote', { line: startLine });
  endRow();
  return rows;
}
