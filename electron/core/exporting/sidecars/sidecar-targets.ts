/**
 * @file Which sidecars an export writes for a photo, by what the program it is for looks for (docs/interop.md):
 *
 * - "<stem>.xmp" for every program but darktable, for the photo whose stem it is (core/sidecars/stem-owners.ts).
 * - An existing "<name.ext>.xmp" (darktable, digiKam) is updated as well. Where another program left only that, it is updated alone: a new "<stem>.xmp"
 *   beside it would hide what digiKam keeps in it.
 * - "<name.ext>.xmp" for darktable, one for each file of a pair, and for photos whose stem is another photo's.
 */
import { readdir } from 'node:fs/promises';
import { baseName, directoryOf, extensionOf, joinPath, pathKey, stemOf } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { nameKey, ownerFile, type StemOwners } from '../../sidecars/stem-owners.ts';

export interface SidecarTarget {
  /** Relative to the shoot. */
  relPath: Buffer;
  exists: boolean;
  /** Where it does not exist yet: the file or the other sidecar that it would speak in place of, relative to the shoot. */
  seedFrom: Buffer | null;
}

/** `shared`: the sidecar that nobody can say whose it is. */
export type PhotoTargets = { targets: SidecarTarget[]; shared?: undefined } | { targets: []; shared: Buffer };

export interface TargetDeps {
  root: Buffer;
  owners: StemOwners<ShootPhoto>;
  naming: 'stem' | 'name';
  /** Whether an export of ours brought this sidecar into being. */
  isOurs(photo: ShootPhoto, relPath: Buffer): boolean;
}

/** Answers for one photo after the other; folders are listed once. */
export function createSidecarTargets({ root, owners, naming, isOurs }: TargetDeps) {
  const existing = createExisting(root);
  return async (photo: ShootPhoto): Promise<PhotoTargets> => {
    const owner = ownerFile(photo);
    const stemPath = withXmp(stemOf(owner));
    const standing = owners.standing(photo);
    const stem = standing === 'owner' ? await existing(stemPath) : null;
    const named = (await Promise.all(photo.files.map((file) => existing(withXmp(file.relPath))))).filter(
      (found) => found !== null,
    );
    const there = (relPath: Buffer): SidecarTarget => ({ relPath, exists: true, seedFrom: null });
    if (naming === 'name') {
      const targets = await Promise.all(
        photo.files.map(async ({ relPath }): Promise<SidecarTarget> => {
          const found = await existing(withXmp(relPath));
          return found ? there(found) : { relPath: withXmp(relPath), exists: false, seedFrom: stem ?? relPath };
        }),
      );
      return { targets };
    }
    if (standing === 'shared') return { targets: [], shared: stemPath };
    if (standing === 'other') {
      const { relPath } = photo.display;
      const own: SidecarTarget = { relPath: withXmp(relPath), exists: false, seedFrom: relPath };
      return { targets: named.length > 0 ? named.map(there) : [own] };
    }
    if (stem) return { targets: [stem, ...named].map(there) };
    const theirs = named.filter((relPath) => !isOurs(photo, relPath));
    if (theirs.length > 0) return { targets: named.map(there) };
    return { targets: [{ relPath: stemPath, exists: false, seedFrom: named[0] ?? owner }, ...named.map(there)] };
  };
}

const withXmp = (path: Buffer): Buffer => Buffer.concat([path, Buffer.from('.xmp')]);

/** The name under which a sidecar is there. "IMG_1.XMP" and "IMG_1.xmp" are one; elsewhere "img_1.xmp" may be another photo's. */
function createExisting(root: Buffer): (relPath: Buffer) => Promise<Buffer | null> {
  const listings = new Map<string, Promise<Map<string, Buffer>>>();
  const list = async (folder: Buffer) => {
    const names = await readdir(joinPath(root, folder), { encoding: 'buffer' }).catch(() => []);
    return new Map(names.map((name) => [sameButExtension(name), name]));
  };
  return async (relPath) => {
    const folder = directoryOf(relPath);
    const listing = listings.get(pathKey(folder)) ?? list(folder);
    listings.set(pathKey(folder), listing);
    const name = (await listing).get(sameButExtension(baseName(relPath)));
    return name ? (folder.length > 0 ? joinPath(folder, name) : name) : null;
  };
}

const sameButExtension = (name: Buffer): string => `${nameKey(stemOf(name))}.${extensionOf(name)}`;
