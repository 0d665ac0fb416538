import { execFileSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { asName, quoteWord, suggestCommand, suggestSeeing } from '../../electron/hosts/cli/suggest-command.ts';
import { needing } from '../support/needs.ts';

describe('quoted for bash', needing('a POSIX system'), () => {
  const words = [
    'plain/a-b_c.jpg',
    'two words',
    "it's",
    '$(touch x) `y` "z" \\',
    '*?[a]',
    'a\u202Eb\n\u001B[2J\'"\\ ü.jpg',
    '~',
  ];
  it.each(words)('%j arrives as it is', (word) => {
    const line = `printf %s ${quoteWord(word, 'linux')}`;
    expect(execFileSync('bash', ['-c', line], { encoding: 'utf8' })).toBe(word);
    expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});

test('words for Windows stand in double quotes', () => {
  expect(quoteWord('C:\\Users\\me\\Pictures', 'win32')).toBe('C:\\Users\\me\\Pictures');
  expect(quoteWord("C:\\My Pictures\\Ann's", 'win32')).toBe('"C:\\My Pictures\\Ann\'s"');
});

test('the catalog goes along, and the desktop app is named only where it finds it', () => {
  expect(suggestCommand(['models', 'list'], undefined, 'linux')).toBe('npm run -s chinagraph -- models list');
  expect(suggestCommand(['models', 'list'], 'my catalog', 'linux')).toBe(
    "npm run -s chinagraph -- models list --catalog 'my catalog'",
  );
  expect(suggestSeeing('a b', undefined, 'linux')).toBe("npm start -- 'a b'");
  expect(suggestSeeing('-rf', '/c', 'linux')).toBe('npm run -s chinagraph -- serve ./-rf --open --catalog /c');
  expect(asName('-x')).toBe('./-x');
});
