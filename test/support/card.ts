/** @file A card as a camera leaves it, and what must be true of it and of what was copied from it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Path below `folder` -> SHA-256, size and times; empty folders count too. */
export function fingerprint(folder: string, { times = true } = {}): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (!entry.isFile()) found[name] = 'folder';
    else found[name] = times ? `${hashOf(file)} ${statSync(file).mtimeMs}` : hashOf(file);
  }
  return found;
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Writes files of given bytes, an hour old as a card's files are. */
export function writeFiles(folder: string, files: Record<string, Buffer | string>): void {
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    const when = Date.now() / 1000 - 3_600;
    utimesSync(file, when, when);
  }
}

/** Names of pictures and companions below `folder`, sorted: no log, no temporary file. */
export const copiesIn = (folder: string): string[] =>
  Object.keys(fingerprint(folder))
    .filter((name) => statSync(path.join(folder, name)).isFile() && !/^Ingest .*\.csv$/.test(name))
    .sort();
