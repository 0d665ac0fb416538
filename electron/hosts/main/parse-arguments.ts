/** @file The command line of the desktop app, its own or a second instance's: at most one folder, and nothing else is understood. chinagraph://open?folder=PATH, from the system, is such a word. */
import path from 'node:path';

export interface Arguments {
  /** Absolute; not yet looked at. */
  folder: string | null;
}

const maxLength = 4_096;

/** `words`: without the executable and the app's own path. Switches are Chromium's and are passed over; after "--" a word is a folder whatever it looks like. */
export function parseArguments(words: readonly string[], cwd: string): Arguments {
  const cut = words.indexOf('--');
  const plain = (cut < 0 ? words : words.slice(0, cut)).filter((word) => !word.startsWith('-'));
  const literal = cut < 0 ? [] : words.slice(cut + 1);
  const word = [...plain, ...literal][0];
  return { folder: word === undefined ? null : folderOf(word, cwd) };
}

/** Electron's argv: executable, switches of Chromium's, then the app's path unless packaged, then the user's words. */
export function ownWords(argv: readonly string[], isPackaged: boolean): string[] {
  const words = argv.slice(1);
  return isPackaged ? words : words.slice(words.findIndex((word) => !word.startsWith('-')) + 1);
}

/**
 * The folder of chinagraph://open?folder=/absolute/path; null for any other address. Anybody can write such a link, so a path to another machine
 * (\\\\server\\share, to which Windows would offer the user's password) is refused, and so is a relative one.
 */
function folderOfAddress(word: string): string | null {
  if (!URL.canParse(word)) return null;
  const { protocol, host, pathname, searchParams, username, hash } = new URL(word);
  const isOurs =
    protocol === 'chinagraph:' && host === 'open' && ['', '/'].includes(pathname) && username + hash === '';
  const [folder, ...more] = searchParams.getAll('folder');
  if (!isOurs || folder === undefined || more.length > 0 || searchParams.size !== 1) return null;
  const isHere = path.isAbsolute(folder) && !/^[\\/]{2}/.test(folder);
  return isHere && !/[\0\r\n]/.test(folder) && folder.length <= maxLength ? path.normalize(folder) : null;
}

/** An absolute path; null for what cannot be a folder's: empty, endless, an address, or with a NUL inside. */
export function folderOf(word: string, cwd: string): string | null {
  if (word.trim() === '' || word.length > maxLength || word.includes('\0')) return null;
  if (/^chinagraph:/i.test(word)) return folderOfAddress(word);
  // "C:\" is a drive; "file:///", "https://" are addresses.
  if (/^[a-z][a-z0-9+.-]+:/i.test(word)) return null;
  return path.resolve(cwd, word);
}
