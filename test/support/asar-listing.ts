/** @file What is in an ASAR archive: a JSON header behind four little-endian lengths, then the files (github.com/electron/asar, "Format"). */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface Entry {
  files?: Record<string, Entry>;
  unpacked?: boolean;
  executable?: boolean;
  /** From the end of the header. */
  offset?: string;
  size?: number;
  integrity?: { algorithm: string; hash: string };
}

export interface ArchivedFile {
  path: string;
  isUnpacked: boolean;
  /** SHA-256; null without integrity. */
  hash: string | null;
  bytes(): Buffer;
}

/** Symbolic links are left out. */
export function listAsar(file: string): ArchivedFile[] {
  const archive = readFileSync(file);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry;
  const contentAt = 8 + archive.readUInt32LE(4);
  const found: ArchivedFile[] = [];
  const walk = (entry: Entry, at: string) => {
    for (const [name, inside] of Object.entries(entry.files ?? {})) {
      const here = at ? `${at}/${name}` : name;
      if (inside.files) walk(inside, here);
      else if (inside.size !== undefined) {
        const start = contentAt + Number(inside.offset ?? 0);
        const { size } = inside;
        found.push({
          path: here,
          isUnpacked: inside.unpacked === true,
          hash: inside.integrity?.hash ?? null,
          bytes: () => archive.subarray(start, start + size),
        });
      }
    }
  };
  walk(header, '');
  return found;
}

/** Archive and unpacked files in one folder, as a program sees them through Electron. */
export function extractAsar(file: string, into: string): void {
  for (const one of listAsar(file)) {
    if (one.isUnpacked) continue;
    const target = path.join(into, one.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, one.bytes());
  }
  cpSync(`${file}.unpacked`, into, { recursive: true });
}
