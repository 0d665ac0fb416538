/** @file Where the files of one group go at a destination: under one stem, beside what of them is there already, never over anything. */
import { baseName, directoryOf, extensionOf, joinPath, stemOf } from '../../library/paths.ts';
import type { CardFile, CardGroup } from './card-files.ts';
import type { Destination } from './destination.ts';

export interface Target {
  /** Relative to the destination. */
  relPath: Buffer;
  /** A file with the same size and content key lies there: nothing is copied once every byte was compared. */
  isThere: boolean;
}

/** What of a group is at the destination already, a file each; null for what is not. */
export async function findThere(
  destination: Destination,
  group: CardGroup,
  folder: Buffer,
  keyOf: (file: CardFile) => Promise<string | null>,
): Promise<(Buffer | null)[]> {
  const found: (Buffer | null)[] = [];
  for (const file of group.files) {
    const alike = file.sizeBytes > 0 ? await destination.alike(file.sizeBytes, () => keyOf(file), folder) : [];
    // Sidecars are often equal, byte by byte: one is this photo's only where it lies beside this photo's own files.
    const isOurs = (path: Buffer) => {
      if (file.role !== 'companion') return true;
      const place = knownPlace(group, [found]);
      const end = endOf(path, file, group);
      if (end === null) return false;
      const stem = path.subarray(0, path.length - end.length);
      return place ? inside(place.folder, place.stem).equals(stem) : destination.claim(path, stem);
    };
    found.push(alike.find(isOurs) ?? null);
  }
  return found;
}

/** `nextStem` is asked again, with a greater number, until every name is free everywhere. Remembers what it gives out. */
export function placeGroup(
  destinations: readonly Destination[],
  group: CardGroup,
  folder: Buffer,
  there: readonly (readonly (Buffer | null)[])[],
  nextStem: (attempt: number) => Buffer | null,
): Target[][] {
  const known = knownPlace(group, there);
  const place = (stem: Buffer | null, inFolder: Buffer): Buffer[] =>
    group.files.map((file) => inside(inFolder, stem === null ? baseName(file.relPath) : renamed(file, group, stem)));
  const isFree = (paths: readonly Buffer[]) =>
    destinations.every((destination, d) =>
      paths.every((path, at) => there[d]![at] !== null || destination.isFree(path)),
    );
  let paths = known ? place(known.stem, known.folder) : place(nextStem(1), folder);
  for (let attempt = known ? 1 : 2; !isFree(paths); attempt++) {
    const stem = nextStem(attempt) ?? numbered(group.stem, attempt);
    paths = place(stem, known?.folder ?? folder);
  }
  return destinations.map((destination, d) =>
    paths.map((path, at) => {
      const isThere = there[d]![at] ?? null;
      if (isThere === null) destination.give(path);
      return { relPath: isThere ?? path, isThere: isThere !== null };
    }),
  );
}

/** The stem and folder under which a part of the group lies already. */
function knownPlace(group: CardGroup, there: readonly (readonly (Buffer | null)[])[]) {
  for (const found of there) {
    for (const [at, path] of found.entries()) {
      const end = path && endOf(path, group.files[at]!, group);
      if (!path || end === null) continue;
      const name = baseName(path);
      return { stem: name.subarray(0, name.length - end.length), folder: directoryOf(path) };
    }
  }
  return null;
}

/** What follows the group's stem in the name of a file of it: ".CR3", ".CR3.xmp", "M01.XML". */
function suffixOf(file: CardFile, group: CardGroup): Buffer {
  const name = baseName(file.relPath);
  const starts = name.subarray(0, group.stem.length).toString('latin1').toLowerCase();
  if (starts === group.stem.toString('latin1').toLowerCase()) return name.subarray(group.stem.length);
  const extension = extensionOf(name);
  return extension === '' ? Buffer.alloc(0) : name.subarray(stemOf(name).length);
}

/** The file's suffix where a name at the destination ends in it; null where that is another kind of file. */
function endOf(there: Buffer, file: CardFile, group: CardGroup): Buffer | null {
  const suffix = suffixOf(file, group);
  const end = baseName(there).subarray(-suffix.length);
  return end.toString('latin1').toLowerCase() === suffix.toString('latin1').toLowerCase() ? end : null;
}

const renamed = (file: CardFile, group: CardGroup, stem: Buffer): Buffer =>
  Buffer.concat([stem, suffixOf(file, group)]);

export const numbered = (stem: Buffer, attempt: number): Buffer =>
  attempt === 1 ? stem : Buffer.concat([stem, Buffer.from(`-${attempt}`)]);

const inside = (folder: Buffer, name: Buffer): Buffer => (folder.length === 0 ? name : joinPath(folder, name));

/** "a/IMG_1.CR3", then "a/IMG_1-2.CR3". */
export function numberedFile(path: Buffer, attempt: number): Buffer {
  if (attempt === 1) return path;
  const stem = stemOf(path);
  return Buffer.concat([numbered(stem, attempt), path.subarray(stem.length)]);
}
