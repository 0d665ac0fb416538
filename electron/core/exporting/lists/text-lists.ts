/** @file Lists as text: CSV by RFC 4180, JSON with a versioned schema, plain file names. */
import type { NameSeparator, NamesText } from '../../../contract/exporting.ts';
import type { ListRow } from './list-row.ts';

const columns: [name: string, read: (row: ListRow) => string | number | boolean | null][] = [
  ['path', (row) => row.path],
  ['files', (row) => row.files.join('; ')],
  ['taken_at', (row) => row.takenAt],
  ['flag', (row) => row.flag],
  ['stars', (row) => row.stars],
  ['label', (row) => row.label],
  ['suggestion', (row) => row.suggestion],
  ['confidence', (row) => row.confidence],
  ['reasons', (row) => row.reasons.join('; ')],
  ['stack', (row) => row.stack],
  ['stack_kind', (row) => row.stackKind],
  ['stack_best', (row) => row.stackBest],
  ['camera', (row) => row.camera],
  ['lens', (row) => row.lens],
  ['iso', (row) => row.iso],
  ['width', (row) => row.widthPx],
  ['height', (row) => row.heightPx],
  ['sharpness', (row) => row.sharpness],
  ['subject_sharpness', (row) => row.subjectSharpness],
  ['motion_blur', (row) => row.motionBlur],
  ['clipped_highlights', (row) => row.clippedHighlights],
  ['clipped_shadows', (row) => row.clippedShadows],
  ['exposure', (row) => row.exposure],
  ['noise', (row) => row.noise],
  ['faces', (row) => row.faces],
  ['eyes', (row) => row.eyes],
  ['state', (row) => row.state],
];

/** First line of every CSV list: known columns, then one per model. */
export const csvStart = columns.map(([name]) => name).join(',');

export function csvList(rows: readonly ListRow[], byteOrderMark: boolean): string {
  const models = [...new Set(rows.flatMap((row) => Object.keys(row.scores)))].sort();
  const header = [csvStart, ...models.map((model) => csvCell(`score ${model}`))].join(',');
  const lines = rows.map((row) =>
    [
      ...columns.map(([, read]) => csvCell(read(row))),
      ...models.map((model) => csvCell(row.scores[model] ?? null)),
    ].join(','),
  );
  return `${byteOrderMark ? '\uFEFF' : ''}${[header, ...lines].join('\r\n')}\r\n`;
}

/** RFC 4180, safe to open in a spreadsheet. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : asText(String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet runs a cell that begins with one of these as a formula, whatever its quotes (OWASP, "CSV Injection"; the wide forms count in
 * East Asian versions). An apostrophe in front makes it text. Text that begins so already gets one too: taking one away from every cell that
 * begins with apostrophes and then one of these gives back the name.
 */
const asText = (text: string): string => (/^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

export const jsonSchema = 'chinagraph/list@1';

/** docs/interop.md describes it. `root`: the shoot's absolute path, which every `path` in it is relative to. */
export function jsonList(rows: readonly ListRow[], shoot: { name: string; root: string }, at: string): string {
  return `${JSON.stringify({ schema: jsonSchema, shoot: shoot.name, root: shoot.root, at, photos: rows }, null, 1)}\n`;
}

/** What a name in such a list must not hold. */
const splits: Record<NameSeparator, RegExp> = { line: /[\r\n]/, comma: /[\r\n,]/, space: /\s/ };

/** File names as the text search of another program takes them. A name that holds the separator cannot stand in such a list. */
export function nameList(
  rows: readonly ListRow[],
  { separator, withExtension }: { separator: NameSeparator; withExtension: boolean },
): NamesText {
  const all = rows.flatMap((row) => row.files.map((file) => file.slice(file.lastIndexOf('/') + 1)));
  const names = withExtension ? all : [...new Set(all.map(withoutExtension))];
  const [fits, leftOut] = [false, true].map((isSplit) =>
    names.filter((name) => splits[separator].test(name) === isSplit),
  );
  return { names: fits ?? [], leftOut: leftOut ?? [] };
}

export const withoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '');
