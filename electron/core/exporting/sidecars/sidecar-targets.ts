/**
 * @file Which sidecars a photo has, by the rules of interop: "<stem>.xmp" for every program, an existing "<name.ext>.xmp" (darktable, digiKam) as well.
 * A pair has one, the RAW's. Two photos that would share a sidecar are a conflict, never a guess.
 */
import { readdir } from 'node:fs/promises';
import { baseName, directoryOf, extensionOf, joinPath, pathKey, stemOf } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';

export interface SidecarTarget {
  photo: ShootPhoto;
  /** Relative to the shoot. */
  relPath: Buffer;
  exists: boolean;
}

export interface SidecarTargets {
  targets: SidecarTarget[];
  /** Photos whose sidecar would also be another photo's. */
  shared: { photo: ShootPhoto; relPath: Buffer }[];
}

/** `all` are all photos of the shoot: also those that are not exported can own a sidecar. */
export async function sidecarTargets(
  root: Buffer,
  photos: readonly ShootPhoto[],
  all: readonly ShootPhoto[],
): Promise<SidecarTargets> {
  const owners = new Map<string, ShootPhoto>();
  const contested = new Set<string>();
  for (const photo of all) {
    const key = nameKey(stemOf(ownerFile(photo)));
    if (owners.has(key)) contested.add(key);
    else owners.set(key, photo);
  }
  const listings = new Map<string, Map<string, Buffer>>();
  const existing = async (relPath: Buffer): Promise<Buffer | null> => {
    const folder = directoryOf(relPath);
    const folderKey = pathKey(folder);
    let names = listings.get(folderKey);
    if (!names) {
      const found = await readdir(folder.length > 0 ? joinPath(root, folder) : root, { encoding: 'buffer' }).catch(
        () => [],
      );
      names = new Map(found.map((name) => [sameButExtension(name), name]));
      listings.set(folderKey, names);
    }
    const name = names.get(sameButExtension(baseName(relPath)));
    return name ? (folder.length > 0 ? joinPath(folder, name) : name) : null;
  };
  const result: SidecarTargets = { targets: [], shared: [] };
  for (const photo of photos) {
    const owner = ownerFile(photo);
    const byStem = Buffer.concat([stemOf(owner), Buffer.from('.xmp')]);
    if (contested.has(nameKey(stemOf(owner)))) {
      result.shared.push({ photo, relPath: byStem });
      continue;
    }
    const there = await existing(byStem);
    result.targets.push({ photo, relPath: there ?? byStem, exists: there !== null });
    for (const file of photo.files) {
      const byName = await existing(Buffer.concat([file.relPath, Buffer.from('.xmp')]));
      if (byName) result.targets.push({ photo, relPath: byName, exists: true });
    }
  }
  return result;
}

/** Names that the system's disks take for one are one: on Windows and macOS, case is ignored. */
const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';
const nameKey = (name: Buffer): string => (ignoresCase ? pathKey(name).toLowerCase() : pathKey(name));

/** "IMG_1.XMP" and "IMG_1.xmp" are one sidecar; elsewhere "img_1.xmp" may be another photo's. */
const sameButExtension = (name: Buffer): string => `${nameKey(stemOf(name))}.${extensionOf(name)}`;

/** The RAW of a pair, else the only file. */
function ownerFile(photo: ShootPhoto): Buffer {
  return (photo.files.find((file) => file.kind === 'raw') ?? photo.display).relPath;
}
