/** @file Paths are bytes; some programs take only text. */

/** The path as text, or null where its bytes are not UTF-8 and text could not name the file. */
export function pathText(path: Uint8Array): string | null {
  const text = Buffer.from(path).toString('utf8');
  return Buffer.from(text).equals(path) ? text : null;
}
