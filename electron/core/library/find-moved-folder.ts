/**
 * @file A folder is recognised by what is in it: opened under another name, drive letter or mount point, it is the shoot it was.
 *
 * [Note: Moved folder]
 * Before a path that the catalog does not know is taken for a new shoot, some of its files are read. Where at least half of them are known, by content
 * and by their path inside, in one and the same folder; where none of these lies at its old place any more; and where at least half of that
 * folder's other files are at the new place too: then it is that folder, and only its path changes. Whatever is less sure (a copy, a part,
 * several shoots put together) is a new shoot, and decisions are found by content when it is listed; see decisions/bring-along.ts.
 */
import { stat } from 'node:fs/promises';
import type { ContentKey, FolderId } from '../../contract/ids.ts';
import type { FolderRow, Folders } from '../catalog/repos/folders.repo.ts';
import type { Photos } from '../catalog/repos/photos.repo.ts';
import { lookAtFiles } from './first-sight.ts';
import { mapInFlight } from './in-flight.ts';
import { joinPath, pathKey } from './paths.ts';
import { type FoundFile, walkFolder } from './walk-folder.ts';

const sampleSize = 24;
/** The sample is spread over this many files: names sort by time, and the first ones may have been thrown away. */
const sampledFrom = 400;
const statsInFlight = 8;

interface Known {
  folders: Pick<Folders, 'get' | 'list'>;
  photos: Pick<Photos, 'withContent' | 'ofFolder'>;
}

/** The known folder that now lies at `path` (absolute); null where there is none, or where the place cannot be read or not in time. */
export async function findMovedFolder(path: Buffer, catalog: Known, signal: AbortSignal): Promise<FolderRow | null> {
  if (catalog.folders.list().length === 0) return null;
  try {
    const sample = spread(await firstFiles(path, signal), sampleSize);
    const looked = await lookAtFiles(path, sample, signal);
    const keyed = looked.flatMap((one, index) =>
      one.is === 'photo' && one.look.contentKey ? [{ file: sample[index]!, key: one.look.contentKey }] : [],
    );
    const hits = samePlaces(keyed, catalog);
    for (const [folderId, relPaths] of hits) {
      if (relPaths.length * 2 < keyed.length) continue;
      const folder = catalog.folders.get(folderId);
      if (!folder) continue;
      if ((await countThere(folder.path, relPaths, signal)) > 0) continue;
      const present = catalog.photos.ofFolder(folderId).flatMap(({ files }) => files.filter((file) => !file.missing));
      const others = spread(
        present.map(({ relPath }) => relPath),
        sampleSize,
      );
      if ((await countThere(path, others, signal)) * 2 >= others.length) return folder;
    }
    return null;
  } catch {
    // Unplugged, not allowed, too slow: the scan will say what is wrong.
    return null;
  }
}

async function firstFiles(root: Buffer, signal: AbortSignal): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for await (const batch of walkFolder({ root, signal })) {
    files.push(...batch.files);
    if (files.length >= sampledFrom) break;
  }
  return files;
}

/** Per folder, the paths at which it knows exactly these files; the folder that knows most of them first. */
function samePlaces(sample: readonly { file: FoundFile; key: ContentKey }[], catalog: Known): [FolderId, Buffer[]][] {
  const pathOf = new Map(sample.map(({ file, key }) => [key, pathKey(file.relPath)]));
  const places = new Map<FolderId, Map<string, Buffer>>();
  for (const { folderId, relPath, contentKey } of catalog.photos.withContent([...pathOf.keys()])) {
    if (pathOf.get(contentKey) !== pathKey(relPath)) continue;
    const known = places.get(folderId) ?? new Map<string, Buffer>();
    places.set(folderId, known.set(pathKey(relPath), relPath));
  }
  return [...places]
    .map(([id, known]): [FolderId, Buffer[]] => [id, [...known.values()]])
    .toSorted((a, b) => b[1].length - a[1].length);
}

async function countThere(root: Buffer, relPaths: readonly Buffer[], signal: AbortSignal): Promise<number> {
  const there = await mapInFlight(relPaths, statsInFlight, signal, async (relPath) => {
    const facts = await stat(joinPath(root, relPath)).catch(() => null);
    return facts?.isFile() ? 1 : 0;
  });
  return there.reduce<number>((sum, one) => sum + one, 0);
}

/** At most `count` of them, evenly spread. */
function spread<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}
