/** @file Dumps of crashes: written by Electron into a folder of this computer, never sent, told once at the next start, the oldest cleared away. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** A dump is a few MB. */
const kept = 10;

export interface CrashDumps {
  /** Written since `sinceMs` (milliseconds since 1970). */
  fresh: number;
  /** When the newest of all was; 0 where there is none. */
  newestMs: number;
}

/** Looks through Crashpad's folder and clears what is more than ten. What cannot be read counts as nothing. */
export function lookForDumps(folder: string, sinceMs: number): CrashDumps {
  const dumps = dumpsInside(folder, 3).sort((a, b) => b.atMs - a.atMs);
  for (const { file } of dumps.slice(kept)) {
    try {
      rmSync(file);
    } catch {
      // Held by somebody, or not ours: the next start tries again.
    }
  }
  return { fresh: dumps.filter(({ atMs }) => atMs > sinceMs).length, newestMs: dumps[0]?.atMs ?? 0 };
}

/** Crashpad sorts them into folders (new, pending, completed, reports), differently on each system. */
function dumpsInside(folder: string, depth: number): { file: string; atMs: number }[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return depth > 0 ? dumpsInside(file, depth - 1) : [];
      return entry.isFile() && entry.name.endsWith('.dmp') ? [{ file, atMs: statSync(file).mtimeMs }] : [];
    });
  } catch {
    return [];
  }
}
