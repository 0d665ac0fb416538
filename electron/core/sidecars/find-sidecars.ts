/** @file The XMP files that speak about a picture: `IMG_1.xmp` (Adobe, Capture One) and `IMG_1.CR3.xmp` (darktable, digiKam). */
import { readdir, stat } from 'node:fs/promises';
import { baseName, directoryOf, extensionOf, joinPath, stemOf } from '../library/paths.ts';

export interface Sidecar {
  /** Absolute. */
  path: Buffer;
  relPath: Buffer;
  mtimeNs: bigint;
}

const endings = ['.xmp', '.XMP'].map((ending) => Buffer.from(ending));

/** For all files of one photo; oldest first, so that the newest statement is read last. `isOthers`: a stem (path without extension) that is another photo's. */
export async function findSidecars(
  root: Buffer,
  relPaths: readonly Buffer[],
  isOthers: (stem: Buffer) => boolean = () => false,
): Promise<Sidecar[]> {
  const candidates = new Map<string, Buffer>();
  for (const relPath of relPaths) {
    const names = await xmpNamesIn(joinPath(root, directoryOf(relPath)));
    if (names.size === 0) continue;
    for (const ending of endings) {
      for (const base of isOthers(stemOf(relPath)) ? [relPath] : [stemOf(relPath), relPath]) {
        const candidate = Buffer.concat([base, ending]);
        if (names.has(foldedName(candidate))) candidates.set(candidate.toString('latin1'), candidate);
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

/** The folder looked at last. Most photos have no sidecar, and asking for four names that are not there costs more than all the rest. */
let lately: { folder: string; mtimeNs: bigint; names: ReadonlySet<string> } | null = null;
/** A folder changed this recently may change again without another time. */
const restlessNs = 2_000_000_000n;

/** Names of XMP files, folded to one case so that file systems that ignore it are asked about every candidate. */
async function xmpNamesIn(folder: Buffer): Promise<ReadonlySet<string>> {
  const key = folder.toString('latin1');
  const facts = await stat(folder, { bigint: true }).catch(() => null);
  if (!facts) return new Set();
  if (lately?.folder === key && lately.mtimeNs === facts.mtimeNs) return lately.names;
  const entries = await readdir(folder, { encoding: 'buffer' }).catch(() => []);
  const names = new Set(entries.filter((name) => extensionOf(name) === 'xmp').map(foldedName));
  const isAtRest = BigInt(Date.now()) * 1_000_000n - facts.mtimeNs > restlessNs;
  lately = isAtRest ? { folder: key, mtimeNs: facts.mtimeNs, names } : null;
  return names;
}

const foldedName = (path: Buffer): string => baseName(path).toString('utf8').normalize().toLowerCase();
