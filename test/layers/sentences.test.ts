/** @file Every sentence a user reads is a text of a language: none stands in core or in the command line. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, root } from './source-files.ts';

/** What looks like a sentence and is read by no user, or by other programs in one language: file, and how it begins. */
const others: readonly [file: string, beginning: string][] = [
  // In the log.
  ['devices/scorer-client.ts', 'The scoring process '],
  ['devices/scoring-devices.ts', 'A device is left out'],
  // Bugs.
  ['checking/file-facts.ts', 'ExifTool answered something else'],
  ['metadata/shared-runs.ts', 'ExifTool answered something else'],
  // Said in the page's languages by their names (typeTexts.ofType), in the file that is handed on as they are.
  ['settings/built-in-types.ts', ''],
];

const literal = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** Begins with a capital or a value, holds two words in lower case, and ends as sentences do. */
const isSentence = (text: string): boolean =>
  !/^\s*(?:SELECT|UPDATE|DELETE)\b|[<=] \?/.test(text) &&
  /^\s*(?:[A-Z]|\$\{)/.test(text) &&
  /[.?!:]\s*$/.test(text) &&
  /(?:^|\s)\p{L}{2,} \p{L}*\p{Ll}{2,}[\s.,?!:]/u.test(text);
/** Begins with a capital and goes on in lower case, where errors and notices are made. */
const place =
  /(?:new \w*(?:Error|Refusal|Failure|Problem|Refused)\(|(?:says|message|problem|details|note|reason|because|what|summary|text): |(?:print|remark|notice|fine)\()[^()]{0,60}$/;
const isPhrase = (text: string, before: string): boolean => /^[A-Z][a-z]+ [a-z]{2,}/.test(text) && place.test(before);

/** Sentences in a source. */
function sentencesIn(source: string): string[] {
  const code = source.replace(comment, (text) => ' '.repeat(text.length));
  return [...code.matchAll(literal)].flatMap((found) => {
    const text = found[1] ?? found[2] ?? '';
    return isSentence(text) || isPhrase(text, code.slice(0, found.index)) ? [text] : [];
  });
}

test('core and the command line say everything by a code', () => {
  const found = ['electron/core', 'electron/hosts/cli'].flatMap(filesBelow).flatMap((file) => {
    const name = path.relative(root, file);
    if (!name.endsWith('.ts')) return [];
    return sentencesIn(readFileSync(file, 'utf8'))
      .filter((text) => !others.some(([other, beginning]) => name.endsWith(other) && text.startsWith(beginning)))
      .map((text) => `${name}: ${text}`);
  });
  expect(found).toEqual([]);
});

test.each([
  ["throw new Refusal('NOT_FOUND', 'This photo is not here any more. Look again.')", 1],
  ['tell(`There is no such photo any more.`)', 1],
  ["return { ok: false, problem: 'No such thing' }", 1],
  ["throw new Error('no photo has this id')", 0],
  ["throw new Refusal('NOT_FOUND', say('refused.photoGone'))", 0],
  ["db.prepare('SELECT id FROM photos WHERE id = ?')", 0],
] as const)('%s', (source, count) => expect(sentencesIn(source)).toHaveLength(count));
