/**
 * @file Places on disk under opaque names. The page asks to open "the folder behind this token"; only the host (dialog, drop, command line) and
 * this browser of folders hand tokens out, so a page can name no path of its own.
 */

import { createHash, randomBytes } from 'node:crypto';
import { type Dirent, promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import type { Place, PlaceFile } from '../../contract/folder.ts';
import { type PlaceToken, placeToken } from '../../contract/ids.ts';
import type { Told } from '../../contract/told.ts';
import { displayName, extensionOf } from '../library/paths.ts';
import { promisedKind } from '../library/picture-extensions.ts';
import { Refusal } from '../work/refusal.ts';

export interface Places {
  /** A token for an absolute path; the same path gives the same token while the engine lives. */
  tokenFor(absolutePath: Buffer): PlaceToken;
  /** The path behind a token; null for a token this engine never handed out. */
  pathOf(token: PlaceToken): Buffer | null;
  roots(): Promise<Place[]>;
  /** Makes a folder inside. Throws a Refusal in words where it cannot be. */
  makeFolder(token: PlaceToken, name: string): Promise<Place>;
  /** The folders before and after this one among its neighbours, by name as people count. */
  beside(absolutePath: Buffer): Promise<{ previous: Place | null; next: Place | null }>;
  /** The parent first, then folders by name. Unreadable folders are simply empty. Pictures are counted as far as `countingMs` goes. Throws a Refusal for a token of an earlier run. */
  inside(token: PlaceToken, signal?: AbortSignal): Promise<Place[]>;
  /** Files directly inside whose names end in one of these (without the dot, small letters), by name. Throws a Refusal for a token of an earlier run. */
  files(token: PlaceToken, endings: readonly string[]): Promise<PlaceFile[]>;
}

const maxFolders = 1_000;
const maxFiles = 500;
/** Counted up to here; see the contract's place. */
const maxPictures = 999;
/** Folders whose pictures are counted at the same time: a network drive answers slowly, not seldom. */
const countsAtOnce = 8;
/** Nobody waits longer for counts; a folder not counted by then has none. */
const defaultCountingMs = 1_500;
const listedEarlier = say('refused.placeOld');
const separator = Buffer.from(path.sep);

export function createPlaces({ countingMs = defaultCountingMs }: { countingMs?: number } = {}): Places {
  const secret = randomBytes(32);
  const byToken = new Map<PlaceToken, Buffer>();

  const tokenFor = (absolutePath: Buffer): PlaceToken => {
    const digest = createHash('sha256').update(secret).update(absolutePath).digest('base64url');
    const token = placeToken.parse(digest.slice(0, 32));
    byToken.set(token, absolutePath);
    return token;
  };
  const describe = (absolutePath: Buffer, name: string, isParent = false): Place => ({
    token: tokenFor(absolutePath),
    name,
    pictureCount: null,
    isParent,
  });
  const count = async (places: Place[], signal?: AbortSignal): Promise<void> => {
    const late = AbortSignal.any([AbortSignal.timeout(countingMs), ...(signal ? [signal] : [])]);
    const pending = places.values();
    const worker = async () => {
      for (const place of pending) {
        const path = byToken.get(place.token);
        if (late.aborted || !path) return;
        place.pictureCount = await unlessAborted(countPictures(path, late), late);
      }
    };
    await Promise.all(Array.from({ length: countsAtOnce }, worker));
    signal?.throwIfAborted();
  };

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
        if (stat?.isDirectory()) found.push(describe(Buffer.from(candidate.path), candidate.name));
      }
      await count(found);
      return found;
    },
    makeFolder: async (token, name) => {
      const here = byToken.get(token);
      if (!here) throw new Refusal('NOT_FOUND', listedEarlier);
      const problem = whyNoFolderName(name);
      if (problem) throw new Refusal('REFUSED', problem);
      const made = childOf(here, Buffer.from(name));
      try {
        await fs.mkdir(made);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        const why = code === 'EEXIST' ? say('place.nameTaken') : say('place.readOnly');
        throw new Refusal('REFUSED', say('place.notMade', { name: displayName(Buffer.from(name)), why }));
      }
      return { ...describe(made, displayName(Buffer.from(name))), pictureCount: 0 };
    },
    beside: async (absolutePath) => {
      const parent = parentOf(absolutePath);
      if (!parent) return { previous: null, next: null };
      const names = (await listFolder(parent))
        .filter((entry) => entry.isDirectory() && entry.name[0] !== 0x2e)
        .map((entry) => entry.name)
        .sort((a, b) => asCounted.compare(displayName(a), displayName(b)) || Buffer.compare(a, b));
      const at = names.findIndex((name) => childOf(parent, name).equals(absolutePath));
      const of = (name: Buffer | undefined) => (name ? describe(childOf(parent, name), displayName(name)) : null);
      return at < 0 ? { previous: null, next: null } : { previous: of(names[at - 1]), next: of(names[at + 1]) };
    },
    inside: async (token, signal) => {
      const here = byToken.get(token);
      if (!here) throw new Refusal('NOT_FOUND', say('place.listOld'));
      const entries = await listFolder(here);
      const folders = entries
        .filter((entry) => entry.isDirectory() && entry.name[0] !== 0x2e)
        .map((entry) => entry.name)
        .sort(Buffer.compare);
      const parent = parentOf(here);
      const children = folders.slice(0, maxFolders).map((name) => describe(childOf(here, name), displayName(name)));
      await count(children, signal);
      return parent ? [describe(parent, '..', true), ...children] : children;
    },
    files: async (token, endings) => {
      const here = byToken.get(token);
      if (!here) throw new Refusal('NOT_FOUND', listedEarlier);
      const names = (await listFolder(here))
        .filter(({ name }) => name[0] !== 0x2e && endings.includes(extensionOf(name)))
        .map(({ name }) => name)
        .sort(Buffer.compare)
        .slice(0, maxFiles);
      const found: PlaceFile[] = [];
      for (const name of names) {
        const file = childOf(here, name);
        // A link to a file is chosen like the file; what is gone or is none is left out.
        const stat = await fs.stat(file).catch(() => null);
        if (stat?.isFile()) found.push({ token: tokenFor(file), name: displayName(name), bytes: stat.size });
      }
      return found;
    },
  };
}

/** "Day 2" before "Day 10". */
const asCounted = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What no system takes, or what would lead elsewhere; null for a name that may be made. */
function whyNoFolderName(name: string): Told | null {
  if (name === '.' || name === '..' || name.trim() !== name) return say('place.badName');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\\/:*?"<>|\u0000-\u001f]/.test(name) || name.endsWith('.')) return say('place.badCharacters');
  return null;
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

/** By their names; read entry by entry, so that a folder of 100,000 ends at the first thousand pictures. Null when it was cut short. */
async function countPictures(folder: Buffer, signal: AbortSignal): Promise<number | null> {
  // Names that promise a picture are plain ASCII at their end: the rest of the name may be any bytes.
  const dir = await fs.opendir(folder, { encoding: 'latin1', bufferSize: 256 }).catch(() => null);
  if (!dir) return 0;
  let count = 0;
  try {
    for await (const entry of dir) {
      if (signal.aborted) return null;
      if (entry.isFile() && promisedKind(extensionOf(Buffer.from(entry.name, 'latin1'))) !== null) count += 1;
      if (count === maxPictures) break;
    }
  } catch {
    return count;
  }
  return count;
}

/** Null as soon as it is aborted: a call to a drive that hangs is left behind. */
async function unlessAborted(counting: Promise<number | null>, signal: AbortSignal): Promise<number | null> {
  const stop = Promise.withResolvers<null>();
  const onAbort = () => stop.resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([counting, stop.promise]).finally(() => signal.removeEventListener('abort', onAbort));
}

function unixMounts(): { path: string; name: string }[] {
  const mounts = process.platform === 'darwin' ? ['/Volumes'] : ['/media', '/run/media', '/mnt'];
  return [...mounts.map((mount) => ({ path: mount, name: mount })), { path: '/', name: 'Computer' }];
}

function windowsDrives(): { path: string; name: string }[] {
  return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => ({ path: `${letter}:\\`, name: `${letter}:` }));
}
