/**
 * @file Places on disk under opaque names. The page asks to open "the folder behind this token"; only the host (dialog, drop, command line) and
 * this browser of folders hand tokens out, so a page can name no path of its own.
 */
import { createHash, randomBytes } from 'node:crypto';
import { type Dirent, promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Place } from '../../contract/folder.ts';
import { type PlaceToken, placeToken } from '../../contract/ids.ts';

export interface Places {
  /** A token for an absolute path; the same path gives the same token while the engine lives. */
  tokenFor(absolutePath: Buffer): PlaceToken;
  /** The path behind a token; null for a token this engine never handed out. */
  pathOf(token: PlaceToken): Buffer | null;
  roots(): Promise<Place[]>;
  /** The parent first, then folders by name. Unreadable folders are simply empty. */
  inside(token: PlaceToken): Promise<Place[] | null>;
}

const pictureName =
  /\.(jpe?g|png|tiff?|webp|avif|hei[cf]|cr[23w]|n[er][fw]|arw|sr[2fw]|ra[fw]|orf|rw[2l]|dng|pef|x3f|mrw|3fr|iiq|erf|mos|kdc|dcr)$/i;
const separator = Buffer.from(path.sep);

export function createPlaces(): Places {
  const secret = randomBytes(32);
  const byToken = new Map<PlaceToken, Buffer>();

  const tokenFor = (absolutePath: Buffer): PlaceToken => {
    const digest = createHash('sha256').update(secret).update(absolutePath).digest('base64url');
    const token = placeToken.parse(digest.slice(0, 32));
    byToken.set(token, absolutePath);
    return token;
  };
  const describe = async (absolutePath: Buffer, name: string, isParent: boolean): Promise<Place> => ({
    token: tokenFor(absolutePath),
    name,
    pictureCount: isParent ? null : await countPictures(absolutePath),
    isParent,
  });

  return {
    tokenFor,
    pathOf: (token) => byToken.get(token) ?? null,
    roots: async () => {
      const home = os.homedir();
      const candidates = [
        { path: path.join(home, 'Pictures'), name: 'Pictures' },
        { path: home, name: 'Home' },
        ...(process.platform === 'win32' ? windowsDrives() : unixMounts()),
      ];
      const found: Place[] = [];
      for (const candidate of candidates) {
        const stat = await fs.stat(candidate.path).catch(() => null);
        if (stat?.isDirectory()) found.push(await describe(Buffer.from(candidate.path), candidate.name, false));
      }
      return found;
    },
    inside: async (token) => {
      const here = byToken.get(token);
      if (!here) return null;
      const entries = await listFolder(here);
      const folders = entries
        .filter((entry) => entry.isDirectory() && entry.name[0] !== 0x2e)
        .map((entry) => entry.name)
        .sort(Buffer.compare);
      const parent = parentOf(here);
      const places = parent ? [await describe(parent, '..', true)] : [];
      for (const name of folders.slice(0, 1_000))
        places.push(await describe(childOf(here, name), name.toString('utf8'), false));
      return places;
    },
  };
}

function childOf(folder: Buffer, name: Buffer): Buffer {
  return folder.at(-1) === separator[0] ? Buffer.concat([folder, name]) : Buffer.concat([folder, separator, name]);
}

function parentOf(folder: Buffer): Buffer | null {
  const cut = folder.lastIndexOf(separator, folder.length - 2);
  if (cut < 0) return null;
  return cut === 0 ? (folder.length > 1 ? Buffer.from(separator) : null) : folder.subarray(0, cut);
}

async function listFolder(folder: Buffer): Promise<Dirent<Buffer>[]> {
  return fs.readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch(() => []);
}

async function countPictures(folder: Buffer): Promise<number> {
  let count = 0;
  for (const entry of await listFolder(folder)) {
    if (entry.isFile() && pictureName.test(entry.name.toString('latin1'))) count += 1;
    if (count === 999) break;
  }
  return count;
}

function unixMounts(): { path: string; name: string }[] {
  const mounts = process.platform === 'darwin' ? ['/Volumes'] : ['/media', '/run/media', '/mnt'];
  return [...mounts.map((mount) => ({ path: mount, name: mount })), { path: '/', name: 'Computer' }];
}

function windowsDrives(): { path: string; name: string }[] {
  return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => ({ path: `${letter}:\\`, name: `${letter}:` }));
}
