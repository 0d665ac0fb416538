/** @file The XMP files that speak about a picture: `IMG_1.xmp` (Adobe, Capture One) and `IMG_1.CR3.xmp` (darktable, digiKam). */
import { stat } from 'node:fs/promises';
import { joinPath, stemOf } from '../library/paths.ts';

export interface Sidecar {
  /** Absolute. */
  path: Buffer;
  relPath: Buffer;
  mtimeNs: bigint;
}

const endings = ['.xmp', '.XMP'].map((ending) => Buffer.from(ending));

/** For all files of one photo; oldest first, so that the newest statement is read last. */
export async function findSidecars(root: Buffer, relPaths: readonly Buffer[]): Promise<Sidecar[]> {
  const candidates = new Map<string, Buffer>();
  for (const relPath of relPaths) {
    for (const ending of endings) {
      for (const base of [stemOf(relPath), relPath]) {
        const candidate = Buffer.concat([base, ending]);
        candidates.set(candidate.toString('latin1'), candidate);
      }
    }
  }
  const found: (Sidecar & { inode: string })[] = [];
  for (const relPath of candidates.values()) {
    const path = joinPath(root, relPath);
    const facts = await stat(path, { bigint: true }).catch(() => null);
    if (!facts?.isFile()) continue;
    // Where names ignore case, ".xmp" and ".XMP" are one file.
    const inode = `${facts.dev}:${facts.ino}`;
    if (found.some((other) => other.inode === inode && facts.ino !== 0n)) continue;
    found.push({ path, relPath, mtimeNs: facts.mtimeNs, inode });
  }
  found.sort((a, b) => (a.mtimeNs < b.mtimeNs ? -1 : a.mtimeNs > b.mtimeNs ? 1 : 0));
  return found.map(({ path, relPath, mtimeNs }) => ({ path, relPath, mtimeNs }));
}
