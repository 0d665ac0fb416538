/**
 * @file What goes along with a photo when it is copied, moved or trashed: whatever other programs and the camera keep beside it under its name.
 * A file that also speaks about another photo of the shoot (IMG_1.xmp beside IMG_1.CR3 and IMG_1.DNG) belongs to both: it may be copied, and stays
 * where it is.
 */
import { readdir, stat } from 'node:fs/promises';
import { baseName, directoryOf, joinPath, pathKey, stemOf } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { stemOwners } from '../../sidecars/stem-owners.ts';

export interface Companion {
  /** Absolute. */
  path: Buffer;
  relPath: Buffer;
  mtimeNs: bigint;
  isShared: boolean;
}

/**
 * Endings after a stem or a whole name: XMP; edits of RawTherapee, ART, DxO, ON1, Camera Raw, Canon's DPP, Nikon's NX Studio and Apple; a camera's voice
 * memo, the film of a live photo, the thumbnail of a CRW or a clip, a clip's small copy and a drone's record of where it was.
 */
const endings = /^\.(xmp|pp3|arp|dop|on1|onphoto|acr|vrd|dr4|nksc|aae|wav|mov|mp4|thm|lrv|lrf|srt)$/i;
/** darktable's further versions of a picture: A_01.jpg.xmp is the second one of A.jpg. */
const version = /^_\d{2,}$/;

/** `all` are all photos of the shoot. The answer finds the companions of one of them, in order of their names. */
export function createFindCompanions(
  root: Buffer,
  all: readonly ShootPhoto[],
): (photo: ShootPhoto) => Promise<Companion[]> {
  const owners = stemOwners(all);
  const claims = new Map<string, Set<ShootPhoto>>();
  const pictures = new Set<string>();
  for (const photo of all) {
    for (const { relPath } of photo.files) {
      pictures.add(folded(relPath));
      if (owners.standing(photo) === 'other') continue;
      const key = folded(stemOf(relPath));
      claims.set(key, (claims.get(key) ?? new Set()).add(photo));
    }
  }
  const listings = new Map<string, Promise<Buffer[]>>();
  const namesIn = (folder: Buffer) => {
    const names =
      listings.get(pathKey(folder)) ?? readdir(joinPath(root, folder), { encoding: 'buffer' }).catch(() => []);
    listings.set(pathKey(folder), names);
    return names;
  };

  return async (photo) => {
    const found = new Map<string, Companion>();
    for (const { relPath } of photo.files) {
      const folder = directoryOf(relPath);
      const ofStem = owners.standing(photo) !== 'other' || owners.ownerOf(stemOf(relPath)) === photo;
      for (const name of await namesIn(folder)) {
        const candidate = folder.length > 0 ? joinPath(folder, name) : name;
        if (pictures.has(folded(candidate))) continue;
        const kinship = kinshipOf(candidate, relPath, ofStem, pictures);
        if (!kinship) continue;
        const facts = await factsOf(root, candidate, kinship.spelt);
        if (!facts) continue;
        const isShared = kinship.by === 'stem' && (claims.get(folded(stemOf(relPath)))?.size ?? 0) > 1;
        found.set(pathKey(candidate), {
          path: joinPath(root, candidate),
          relPath: candidate,
          mtimeNs: facts.mtimeNs,
          isShared,
        });
      }
    }
    return [...found.values()].sort((a, b) => Buffer.compare(a.relPath, b.relPath));
  };
}

/** Where names ignore case, "img_1.xmp" speaks about IMG_1.CR3 too. */
const folded = (relPath: Buffer): string => pathKey(relPath).toLowerCase();

/** `spelt`: the candidate's name with the photo's own spelling. */
function kinshipOf(
  candidate: Buffer,
  relPath: Buffer,
  ofStem: boolean,
  pictures: ReadonlySet<string>,
): { by: 'stem' | 'name'; spelt: Buffer } | null {
  const after = (base: Buffer) =>
    folded(candidate).startsWith(folded(base)) ? candidate.subarray(base.length).toString('latin1') : '';
  const spelt = (base: Buffer) => Buffer.concat([base, candidate.subarray(base.length)]);
  if (endings.test(after(relPath))) return { by: 'name', spelt: spelt(relPath) };
  const stem = stemOf(relPath);
  const rest = after(stem);
  if (ofStem && endings.test(rest)) return { by: 'stem', spelt: spelt(stem) };
  const extension = relPath.subarray(stem.length).toString('latin1');
  const tail = `${extension}.xmp`.toLowerCase();
  if (!rest.toLowerCase().endsWith(tail) || !version.test(rest.slice(0, -tail.length))) return null;
  // A_01.jpg.xmp is A_01.jpg's own where there is such a picture.
  return pictures.has(folded(stemOf(candidate))) ? null : { by: 'name', spelt: spelt(stem) };
}

/** Null for what is no file, or where only the case of its name differs and the disk tells cases apart. */
async function factsOf(root: Buffer, candidate: Buffer, spelt: Buffer): Promise<{ mtimeNs: bigint } | null> {
  const look = (relPath: Buffer) => stat(joinPath(root, relPath), { bigint: true }).catch(() => null);
  const facts = await look(candidate);
  if (!facts?.isFile()) return null;
  if (baseName(candidate).equals(baseName(spelt))) return facts;
  const same = await look(spelt);
  return same && same.ino === facts.ino && same.dev === facts.dev ? facts : null;
}
