/** @file Names at the destination: a photo's files keep one stem together, nothing there is overwritten, and what an earlier run copied is recognised. */
import { readdir, stat } from 'node:fs/promises';
import { baseName, joinPath, pathKey, stemOf } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';

export interface Placed {
  source: Buffer;
  destination: Buffer;
  /** There already with the same bytes: an earlier run's. */
  isThere: boolean;
}

export interface DestinationNames {
  /** Places the files of one photo (absolute sources): `pictures`, then what goes along with them. Remembers what it gave out. */
  place(pictures: readonly Buffer[], companions: readonly Buffer[], signal?: AbortSignal): Promise<Placed[]>;
}

/** `folder`: absolute. Throws the system's error where it cannot be listed. */
export async function createDestinationNames(folder: Buffer): Promise<DestinationNames> {
  const names = await readdir(folder, { encoding: 'buffer' }).catch((error: NodeJS.ErrnoException) => {
    // A dry run for a folder that is yet to be made.
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const there = new Set(names.map(foldedName));
  const given = new Set<string>();

  return {
    place: async (pictures, companions, signal) => {
      const sources = [...pictures, ...companions];
      const stems = pictures.map((picture) => stemOf(baseName(picture)));
      for (let attempt = 1; ; attempt++) {
        const names = sources.map((source) => numbered(baseName(source), stems, attempt));
        if (names.some((name) => given.has(foldedName(name)))) continue;
        const taken = names.map((name) => there.has(foldedName(name)));
        const placed = sources.map((source, index) => ({
          source,
          destination: joinPath(folder, names[index]!),
          isThere: taken[index]!,
        }));
        const ours = await Promise.all(
          placed.map(async (one) => !one.isThere || (await sameBytes(one.source, one.destination, signal))),
        );
        if (ours.includes(false)) continue;
        for (const name of names) given.add(foldedName(name));
        return placed;
      }
    },
  };
}

/** Names that differ only by case, or by how an accent is composed, are one name on most photographers' disks. */
export function foldedName(name: Buffer): string {
  const text = name.toString('utf8');
  return Buffer.from(text).equals(name) ? text.normalize('NFC').toLowerCase() : pathKey(name).toLowerCase();
}

/** "IMG_1.CR3", then "IMG_1-2.CR3"; "IMG_1.CR3.xmp" becomes "IMG_1-2.CR3.xmp", and "IMG_1_01.CR3.xmp" "IMG_1-2_01.CR3.xmp". `stems`: of the photo's own files. */
function numbered(name: Buffer, stems: readonly Buffer[], attempt: number): Buffer {
  if (attempt === 1) return name;
  const inner = stems.find((stem) => name.subarray(0, stem.length).equals(stem)) ?? stemOf(name);
  return Buffer.concat([inner, Buffer.from(`-${attempt}`), name.subarray(inner.length)]);
}

async function sameBytes(a: Buffer, b: Buffer, signal?: AbortSignal): Promise<boolean> {
  // Not there under exactly this name: one of another case has it.
  const [left, right] = await Promise.all([stat(a), stat(b).catch(() => null)]);
  if (!right) return false;
  if (left.dev === right.dev && left.ino === right.ino) return true;
  return (
    left.isFile() &&
    right.isFile() &&
    left.size === right.size &&
    (await hashFile(a, signal)) === (await hashFile(b, signal))
  );
}
