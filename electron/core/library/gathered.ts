/**
 * @file Several folders as one shoot.
 *
 * [Note: Gathered shoot]
 * A gathered shoot is a folder of our own, in the catalog's folder, that holds a link to each of the folders and a mark. It is opened, scanned, watched,
 * decided on and exported from like any other folder; only the walk follows the links at its top, where elsewhere links to folders are never followed. Sidecars and
 * copies go through the links to where the pictures are. A file that is also listed by a shoot of its own is decided on in both. A folder whose drive is away is
 * one that cannot be examined: nothing in it is missing.
 */

import { mkdir, readdir, readlink, realpath, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../texts/say.ts';
import { baseName, displayName, isWithin, joinPath } from './paths.ts';

const mark = Buffer.from('.chinagraph-gathered');
const about =
  'Chinagraph keeps several folders together here as one shoot. The folders themselves are elsewhere; deleting this folder deletes no picture.\n';

export async function isGathered(root: Buffer): Promise<boolean> {
  return stat(joinPath(root, mark)).then(
    (facts) => facts.isFile(),
    () => false,
  );
}

/** The folders that a gathered shoot holds together, as absolute paths; [root] for every other folder. Those that are away are left out. */
export async function gatheredFolders(root: Buffer): Promise<Buffer[]> {
  if (!(await isGathered(root))) return [root];
  const entries = await readdir(root, { encoding: 'buffer', withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isSymbolicLink())
      .map((entry) => realpath(joinPath(root, entry.name), { encoding: 'buffer' }).catch(() => null)),
  );
  return found.filter((folder) => folder !== null);
}

/**
 * Makes (or finds again) the folder that holds `folders` (absolute, real paths) together under `name`, in `home`. Another set of folders under a name that is
 * taken gets "name-2". Throws words for people where one folder lies in another: its pictures would be there twice.
 */
export async function gather(home: string, name: string, folders: readonly Buffer[]): Promise<Buffer> {
  for (const one of folders) {
    const outer = folders.find((other) => other !== one && isWithin(one, other));
    if (outer) throw new Error(say('gather.within', { inner: displayName(one), outer: displayName(outer) }));
  }
  const safe = name.replace(/[\\/:*?"<>|]/g, '-').replace(/^[. ]+|[. ]+$/g, '') || 'Several folders';
  for (let attempt = 1; ; attempt++) {
    const root = Buffer.from(path.join(home, attempt === 1 ? safe : `${safe}-${attempt}`));
    const isMade = await mkdir(root, { recursive: true });
    if (isMade === undefined && !(await holdsExactly(root, folders))) continue;
    if (isMade !== undefined) {
      await linkAll(root, folders);
      await writeFile(joinPath(root, mark), about);
    }
    return root;
  }
}

async function holdsExactly(root: Buffer, folders: readonly Buffer[]): Promise<boolean> {
  const entries = await readdir(root, { encoding: 'buffer', withFileTypes: true });
  const links = entries.filter((entry) => entry.isSymbolicLink());
  const targets = await Promise.all(
    links.map((entry) => readlink(joinPath(root, entry.name), { encoding: 'buffer' }).catch(() => Buffer.alloc(0))),
  );
  const wanted = new Set(folders.map((folder) => folder.toString('latin1')));
  return targets.length === wanted.size && targets.every((target) => wanted.has(target.toString('latin1')));
}

async function linkAll(root: Buffer, folders: readonly Buffer[]): Promise<void> {
  const taken = new Set<string>();
  for (const folder of folders) {
    const own = baseName(folder);
    let name = own;
    for (let n = 2; taken.has(name.toString('latin1').toLowerCase()); n++)
      name = Buffer.from(`${displayName(own)}-${n}`);
    taken.add(name.toString('latin1').toLowerCase());
    // On Windows a junction: links to folders need a right that few have.
    await symlink(folder, joinPath(root, name), 'junction');
  }
}
