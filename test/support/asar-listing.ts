/** @file What is in an ASAR archive: its header is JSON behind four little-endian lengths (github.com/electron/asar, "Format"). */
import { readFileSync } from 'node:fs';

interface Entry {
  files?: Record<string, Entry>;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
}

export interface ArchivedFile {
  path: string;
  isUnpacked: boolean;
  /** SHA-256; null without integrity. */
  hash: string | null;
}

export function listAsar(file: string): ArchivedFile[] {
  const bytes = readFileSync(file);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  const found: ArchivedFile[] = [];
  const walk = (entry: Entry, at: string) => {
    for (const [name, inside] of Object.entries(entry.files ?? {})) {
      const path = at ? `${at}/${name}` : name;
      if (inside.files) walk(inside, path);
      else found.push({ path, isUnpacked: inside.unpacked === true, hash: inside.integrity?.hash ?? null });
    }
  };
  walk(header, '');
  return found;
}
