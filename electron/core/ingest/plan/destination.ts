/** @file What lies at a destination already: names that are taken, and files that may be the same as one on the card. */
import { baseName, directoryOf, displayName, isWithin, joinPath, pathKey, stemOf } from '../../library/paths.ts';
import { type FoundFile, walkFolder } from '../../library/walk-folder.ts';
import { roleOf } from './card-files.ts';
import { contentKeyAt } from './read-head.ts';

export interface Destination {
  /** Absolute. */
  readonly root: Buffer;
  /** Neither there nor given out; names that differ by case or by how an accent is composed are one. */
  isFree(relPath: Buffer): boolean;
  give(relPath: Buffer): void;
  /**
   * Files that have these bytes by size and content key, those in `folder` first. Whoever believes it compares every byte.
   * `keyOf` is asked only where the size is the same.
   */
  alike(sizeBytes: number, keyOf: () => Promise<string | null>, folder: Buffer): Promise<Buffer[]>;
  /**
   * Takes a companion that lies there for one group: true once, and only where no picture or clip lies beside it under its stem, as after an ingest that
   * was cut off.
   */
  claim(relPath: Buffer, stem: Buffer): boolean;
  /** Stems of what lies directly in a folder. */
  stemsIn(folder: Buffer): string[];
}

/** A folder that is not there yet is empty. Throws the system's error where it cannot be listed. */
export async function readDestination(root: Buffer, signal?: AbortSignal): Promise<Destination> {
  const bySize = new Map<number, FoundFile[]>();
  const taken = new Set<string>();
  const stems = new Map<string, string[]>();
  /** Folder and stem of every picture and clip. */
  const led = new Set<string>();
  const claimed = new Set<string>();
  const keys = new Map<FoundFile, Promise<string | null>>();
  const note = (relPath: Buffer) => {
    taken.add(folded(relPath));
    const folder = folded(directoryOf(relPath));
    const before = stems.get(folder) ?? [];
    before.push(displayName(stemOf(baseName(relPath))));
    stems.set(folder, before);
  };
  try {
    for await (const batch of walkFolder({ root, ...(signal && { signal }) })) {
      for (const file of [...batch.files, ...batch.sidecars]) {
        note(file.relPath);
        const role = roleOf(file.relPath);
        if (role && role !== 'companion') led.add(folded(stemOf(file.relPath)));
        const before = bySize.get(file.sizeBytes) ?? [];
        before.push(file);
        bySize.set(file.sizeBytes, before);
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const keyOfThere = (file: FoundFile) => {
    const key = keys.get(file) ?? contentKeyAt(joinPath(root, file.relPath), file.sizeBytes).catch(() => null);
    keys.set(file, key);
    return key;
  };
  return {
    root,
    isFree: (relPath) => !taken.has(folded(relPath)),
    give: note,
    alike: async (sizeBytes, keyOf, folder) => {
      const same = bySize.get(sizeBytes);
      if (!same) return [];
      const key = await keyOf();
      if (key === null) return [];
      const found: Buffer[] = [];
      for (const file of same) if ((await keyOfThere(file)) === key) found.push(file.relPath);
      return found.sort((a, b) => Number(isWithin(b, folder)) - Number(isWithin(a, folder)));
    },
    claim: (relPath, stem) => {
      const key = folded(relPath);
      if (led.has(folded(stem)) || claimed.has(key)) return false;
      claimed.add(key);
      return true;
    },
    stemsIn: (folder) => stems.get(folded(folder)) ?? [],
  };
}

function folded(path: Buffer): string {
  const text = path.toString('utf8');
  return Buffer.from(text).equals(path) ? text.normalize('NFC').toLowerCase() : pathKey(path).toLowerCase();
}
