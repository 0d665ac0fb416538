/**
 * @file Everything below a folder, as stat sees it. Own walker, because Node's recursive readdir follows symlink loops and
 * loses names that are not UTF-8.
 *
 * Links: a link to a file elsewhere is followed (selections made of links are common); a link to a file inside the folder
 * is not, since the file itself is listed; links to folders are never followed and noted, except at the top of a gathered
 * shoot ([Note: Gathered shoot]).
 */

import * as fs from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { say } from '../../../texts/say.ts';
import { cloudOf, isPlaceholder } from './cloud-folders.ts';
import { isGathered } from './gathered.ts';
import { mapInFlight } from './in-flight.ts';
import { isJunk } from './junk.ts';
import { pairName } from './pair-name.ts';
import { extensionOf, isWithin, joinPath } from './paths.ts';
import { promisedKind } from './picture-extensions.ts';
import { codeOfError, onlineOnlyProblem, readProblem, type ScanProblem } from './problems.ts';

export interface FoundFile {
  /** '/'-separated, relative to the root. */
  relPath: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  dev: bigint;
  inode: bigint;
}

export interface WalkBatch {
  /** Files that may be photos. Files of one folder that may be a pair are never split over two batches. */
  files: FoundFile[];
  /** XMP files: they belong to photos and are none. */
  sidecars: FoundFile[];
  problems: ScanProblem[];
  /** Folders and files that exist but could not be examined: nothing below them may be called missing. */
  unexamined: Buffer[];
}

export interface WalkOptions {
  root: Buffer;
  signal?: AbortSignal;
  /** Files in the first batch and in the later ones. */
  firstBatch?: number;
  laterBatches?: number;
  /** The cloud service that keeps a folder, by its absolute path. */
  cloudOf?: (path: string) => string | null;
}

/** By the callback: half the processor time of fs/promises, once a file. */
const lstat = promisify(fs.lstat);
const maxDepth = 64;
const statsInFlight = 16;

/**
 * Batches in name order, a folder's files before its subfolders. Throws only when the root itself cannot be listed
 * (unplugged, not allowed): the caller decides what that means.
 */
export async function* walkFolder(options: WalkOptions): AsyncGenerator<WalkBatch> {
  const { root, signal } = options;
  const rootReal = await realpath(root, { encoding: 'buffer' });
  const isOfSeveral = await isGathered(root);
  const visited = new Set<string>();
  const pending: { relPath: Buffer; depth: number }[] = [{ relPath: Buffer.alloc(0), depth: 0 }];
  let batchSize = options.firstBatch ?? 200;

  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    signal?.throwIfAborted();
    const listed = await listFolder(root, folder, visited, isOfSeveral && folder.depth === 0);
    if (listed.problem) {
      yield batchOf({ problems: [listed.problem], unexamined: [folder.relPath] });
      continue;
    }
    for (const subfolder of listed.folders.toReversed()) {
      pending.push({ relPath: subfolder, depth: folder.depth + 1 });
    }
    // Each by itself: those of a gathered shoot lie elsewhere.
    const real = await realpath(joinPath(root, folder.relPath)).catch(() => null);
    const place: Place = { root, rootReal, cloud: real && (options.cloudOf ?? cloudOf)(real) };
    for (const names of slicesByStem(listed.files, () => batchSize)) {
      const batch = batchOf({});
      const entries = await mapInFlight(names, statsInFlight, signal, (entry) => examine(place, entry, batch));
      for (const found of entries) {
        if (found) (extensionOf(found.relPath) === 'xmp' ? batch.sidecars : batch.files).push(found);
      }
      yield batch;
      batchSize = options.laterBatches ?? 200;
    }
  }
}

function batchOf(parts: Partial<WalkBatch>): WalkBatch {
  return { files: [], sidecars: [], problems: [], unexamined: [], ...parts };
}

interface Entry {
  relPath: Buffer;
  isLink: boolean;
}

interface Listing {
  files: Entry[];
  folders: Buffer[];
  problem?: ScanProblem;
}

async function listFolder(
  root: Buffer,
  folder: { relPath: Buffer; depth: number },
  visited: Set<string>,
  followsLinks: boolean,
): Promise<Listing> {
  const { relPath, depth } = folder;
  const nothing: Listing = { files: [], folders: [] };
  if (depth > maxDepth) {
    const message = say('walk.deep', { maxDepth });
    return { ...nothing, problem: { relPath, code: 'too-deep', message } };
  }
  try {
    const path = joinPath(root, relPath);
    const { dev, ino } = await stat(path, { bigint: true });
    const key = `${dev}:${ino}`;
    // A folder mounted inside itself. File systems without inode numbers (0) are bounded by depth alone.
    if (ino !== 0n && visited.has(key)) return nothing;
    visited.add(key);
    const entries = await readdir(path, { encoding: 'buffer', withFileTypes: true });
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    const listing: Listing = { files: [], folders: [] };
    for (const entry of entries) {
      if (isJunk(entry.name.toString('latin1'), entry.isDirectory())) continue;
      const child = relPath.length === 0 ? entry.name : joinPath(relPath, entry.name);
      if (entry.isDirectory() || (followsLinks && entry.isSymbolicLink())) listing.folders.push(child);
      else if (entry.isFile() || entry.isSymbolicLink()) {
        listing.files.push({ relPath: child, isLink: entry.isSymbolicLink() });
      }
    }
    return listing;
  } catch (error) {
    if (relPath.length === 0) throw error;
    return { ...nothing, problem: readProblem(relPath, error, 'folder') };
  }
}

interface Place {
  root: Buffer;
  rootReal: Buffer;
  /** The service whose files may be only names. */
  cloud: string | null;
}

async function examine({ root, rootReal, cloud }: Place, entry: Entry, batch: WalkBatch): Promise<FoundFile | null> {
  const { relPath, isLink } = entry;
  const path = joinPath(root, relPath);
  try {
    const facts = isLink ? await stat(path, { bigint: true }) : await lstat(path, { bigint: true });
    if (isLink && facts.isDirectory()) {
      const message = say('walk.link');
      batch.problems.push({ relPath, code: 'linked-folder', message });
      return null;
    }
    if (!facts.isFile()) return null;
    if (isLink && isWithin(await realpath(path, { encoding: 'buffer' }), rootReal)) return null;
    if (cloud !== null && isPlaceholder(facts)) {
      batch.unexamined.push(relPath);
      batch.problems.push(onlineOnlyProblem(relPath, cloud));
      return null;
    }
    return {
      relPath,
      sizeBytes: Number(facts.size),
      mtimeNs: facts.mtimeNs,
      dev: BigInt.asUintN(64, facts.dev),
      inode: BigInt.asUintN(64, facts.ino),
    };
  } catch (error) {
    // Gone since it was listed (deleted this moment, or the card is on its way out), or a link to nothing: no verdict now.
    batch.unexamined.push(relPath);
    if (codeOfError(error) !== 'vanished') batch.problems.push(readProblem(relPath, error));
    else if (isLink && promisedKind(extensionOf(relPath)))
      batch.problems.push({ relPath, code: 'dead-link', message: say('problem.deadLink') });
    return null;
  }
}

/** Runs of about `size()` entries that end where a name ends: files that may be a pair stay together. */
function* slicesByStem(entries: Entry[], size: () => number): Generator<Entry[]> {
  const stems = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = pairName(entry.relPath);
    const group = stems.get(key);
    if (group) group.push(entry);
    else stems.set(key, [entry]);
  }
  let slice: Entry[] = [];
  for (const group of stems.values()) {
    slice.push(...group);
    if (slice.length >= size()) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) yield slice;
}
