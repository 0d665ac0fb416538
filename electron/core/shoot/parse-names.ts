/** @file The entries of a list of names, whatever it was written with: one a line, separated by commas, semicolons, tabs or spaces, or a CSV. */

export interface NameEntry {
  text: string;
  /** Two ends with one prefix, both included. */
  range: { prefix: string; from: number; to: number } | null;
}

/** A range longer than this is a mistyped number. */
const longestRange = 20_000;
const nameColumn = /^(file ?names?|names?|files?|filename|path|image|photo|bild|dateiname)$/i;
/** What a list of ours, or a client's sheet, begins with. */
const comment = /^\s*#/;

export function parseNames(text: string): NameEntry[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !comment.test(line));
  const cells = csvColumn(lines) ?? lines.flatMap(cellsOf);
  return joinRanges(cells.map((cell) => cell.trim()).filter((cell) => cell !== '')).map(toEntry);
}

/** The column whose heading says that it holds names; null where the first line is no heading. */
function csvColumn(lines: readonly string[]): string[] | null {
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  for (const separator of [',', ';', '\t']) {
    const at = splitCsv(first, separator).findIndex((cell) => nameColumn.test(cell.trim()));
    if (at < 0) continue;
    // Several files of one photo stand in one cell: any of them means it.
    return rest
      .map((line) => (splitCsv(line, separator)[at] ?? '').split(';')[0] ?? '')
      .map((cell) => cell.replace(/^'(?=[=+\-@])/, ''));
  }
  return null;
}

function splitCsv(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!;
    if (isQuoted) {
      if (sign === '"' && line[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else if (sign === '"') isQuoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell];
}

/** A line is one name, spaces and all, where it ends like a file; else every word is one. */
function cellsOf(line: string): string[] {
  const parts = line.split(/[,;\t]/);
  return parts.flatMap((part) => {
    const trimmed = part.trim().replace(/^["'“”]|["'“”]$/g, '');
    const isOneFile =
      /\.[a-z0-9]{2,5}$/i.test(trimmed) && (trimmed.match(/\.[a-z0-9]{2,5}(?=\s|$)/gi)?.length ?? 0) === 1;
    return isOneFile ? [trimmed] : trimmed.split(/\s+/);
  });
}

const dash = /^(-|–|—|to|bis)$/i;

/** "1234 - 1240" comes as three words. */
function joinRanges(cells: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < cells.length; i++) {
    const next = cells[i + 2];
    if (next !== undefined && dash.test(cells[i + 1] ?? '')) {
      joined.push(`${cells[i]}–${next}`);
      i += 2;
    } else joined.push(cells[i]!);
  }
  return joined;
}

function toEntry(text: string): NameEntry {
  const plain = (name: string) => name.replace(/(?<=.)\.[a-z][a-z0-9]{1,4}$/i, '');
  const ends = /^(.+?)\s*(?:[–—]|\.\.\.?|-)\s*([^–—-]+)$/.exec(text);
  if (!ends) return { text, range: null };
  const [from, to] = [endOf(plain(ends[1]!)), endOf(plain(ends[2]!))];
  const isRange =
    from &&
    to &&
    (to.prefix === '' || to.prefix.toLowerCase() === from.prefix.toLowerCase()) &&
    to.number >= from.number;
  if (!isRange || to.number - from.number > longestRange) return { text, range: null };
  return { text, range: { prefix: from.prefix, from: from.number, to: to.number } };
}

/** A counter of three digits at least, or two ends without any prefix: "IMG-4" is a name. */
function endOf(name: string): { prefix: string; number: number } | null {
  const match = /^(.*?)(?<!\d)(\d{1,9})$/.exec(name);
  if (!match) return null;
  const [, prefix = '', digits = ''] = match;
  return prefix === '' || digits.length >= 3 ? { prefix, number: Number(digits) } : null;
}
