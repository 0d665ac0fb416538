/** @file A command to type next, as it works here: on the same catalog, with every name quoted for the shell. */
import { visibleText } from '../../contract/visible-text.ts';

/** The command line from a checkout; `catalog` as it was given, undefined where the default was used. */
export function suggestCommand(
  words: readonly string[],
  catalog: string | undefined,
  platform: NodeJS.Platform,
): string {
  const all = [...words, ...(catalog === undefined ? [] : ['--catalog', catalog])];
  return `npm run -s chinagraph -- ${all.map((word) => quoteWord(word, platform)).join(' ')}`;
}

/** The desktop app, which knows no `--catalog`; with one, the same interface in the browser. */
export function suggestSeeing(folder: string, catalog: string | undefined, platform: NodeJS.Platform): string {
  if (catalog !== undefined) return suggestCommand(['serve', asName(folder), '--open'], catalog, platform);
  return `npm start -- ${quoteWord(asName(folder), platform)}`;
}

/** A name that begins like an option is none. */
export const asName = (name: string): string => (name.startsWith('-') ? `./${name}` : name);

/**
 * One word for a POSIX shell, or for PowerShell and cmd, which have double quotes in common. What cannot be seen is written as
 * bash and zsh read it, so that the line can be copied; Windows has no such names.
 */
export function quoteWord(word: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return /^[\w.:\\/-]+$/.test(word) ? word : `"${word}"`;
  if (/^[\w./:=@%+,-]+$/.test(word)) return word;
  if (!isHidden(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = [...word].map((character) => {
    if (character === "'" || character === '\\') return `\\${character}`;
    if (!isHidden(character)) return character;
    const bytes = Buffer.from(character);
    return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
  });
  return `$'${escaped.join('')}'`;
}

const isHidden = (text: string): boolean => visibleText(text) !== text;
