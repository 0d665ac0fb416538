/**
 * @file A scan: walk, look at what is new or changed, reconcile, store. The scan is the truth; watching only says when to scan.
 *
 * [Note: Pulled card]
 * Nothing is ever marked missing because a card was pulled or a share went away. When the root cannot be listed, is another
 * folder at the end than at the beginning, or lists no photo although it had some, the folder is set offline and its photos
 * stay as they are. When more than 30 % of its files are not where they were, the additions are stored, the absences are
 * not, and the caller is told to ask. Whatever could not be examined (a subfolder without permission, a file that went away
 * between listing and reading) counts as neither there nor absent.
 */

import { stat } from 'node:fs/promises';
import { say } from '../../../../texts/say.ts';
import type { ContentKey, PhotoId } from '../../../contract/ids.ts';
import type { FolderRow, Folders } from '../../catalog/repos/folders.repo.ts';
import type { Photos } from '../../catalog/repos/photos.repo.ts';
import type { FileRow } from '../../catalog/repos/scan-changes.ts';
import type { Clock } from '../../work/clock.ts';
import type { FirstSight } from '../first-sight.ts';
import { errnoOf, readProblem, type ScanProblem } from '../problems.ts';
import type { Sleep } from '../settling.ts';
import { type FoundFile, walkFolder } from '../walk-folder.ts';
import { createScanSession } from './scan-session.ts';

export interface ScanBatch {
  /** Photos new or changed in the catalog. */
  changed: PhotoId[];
  /** Header facts of every file that was looked at. */
  sights: FirstSight[];
  /** XMP files seen since the last batch. */
  sidecars: FoundFile[];
}

export interface ScanOptions {
  folder: FolderRow;
  catalog: { folders: Pick<Folders, 'setState'>; photos: Pick<Photos, 'ofFolder' | 'applyScan' | 'atPath' | 'many'> };
  clock: Clock;
  signal?: AbortSignal;
  /** Awaited between files and between the walk's batches: while it is pending nothing of the folder is read. */
  untilResumed?: () => Promise<void>;
  onBatch?: (batch: ScanBatch) => void;
  /** Someone was asked, and the absent files are really gone. */
  confirmMissing?: boolean;
  /** Capture time remembered for a content (cache.db): tells an edited file from another picture of the same name. */
  takenAtOf?: (key: ContentKey) => string | null;
  /** A file that looks unchanged and has to be read nevertheless: what its head said is not known any more. */
  mustLook?: (row: FileRow) => boolean;
  /** Files that are still growing are only named: somebody watches, and scans again. */
  leavesGrowing?: boolean;
  sleep?: Sleep;
}

export type ScanResult =
  /** The root could not be listed, or lists nothing although it had photos. No file was marked missing. */
  | {
      state: 'offline';
      problems: ScanProblem[];
      /** As below; 0 where the root could not be listed at all: then there is nothing to confirm. */
      unconfirmedMissing: number;
    }
  | {
      state: 'online';
      /** Photo files now present. */
      files: number;
      /** Photos added or changed in the catalog. */
      changed: number;
      problems: ScanProblem[];
      /** Files that were still growing at the end: scan again in a while. */
      waiting: Buffer[];
      /** Files that are not where they were and were left as they are; above 0, ask and scan again with `confirmMissing`. */
      unconfirmedMissing: number;
    };

/** An abort rejects with the signal's reason; what was stored until then stays, and the next scan goes on from there. */
export async function scanFolder(options: ScanOptions): Promise<ScanResult> {
  const { folder, catalog, signal } = options;
  const session = createScanSession(options, catalog.photos.ofFolder(folder.id));
  const offline = (problem: ScanProblem, unconfirmedMissing = 0): ScanResult => {
    catalog.folders.setState(folder.id, 'offline');
    return { state: 'offline', problems: [...session.problems, problem], unconfirmedMissing };
  };
  try {
    const before = await identityOf(folder.path);
    for await (const batch of walkFolder({ root: folder.path, ...(signal && { signal }) })) {
      await session.take(batch);
      await options.untilResumed?.();
    }
    if ((await identityOf(folder.path)) !== before) return offline(unplugged());
  } catch (error) {
    signal?.throwIfAborted();
    if (errnoOf(error) === '') throw error;
    return offline(readProblem(Buffer.alloc(0), error, 'folder'));
  }
  const finished = await session.finish();
  if (finished.state === 'emptied') return offline(emptied(), finished.lostFiles);
  if (folder.state !== 'online') catalog.folders.setState(folder.id, 'online');
  return finished;
}

async function identityOf(path: Buffer): Promise<string> {
  const { dev, ino } = await stat(path, { bigint: true });
  return `${dev}:${ino}`;
}

function unplugged(): ScanProblem {
  return {
    relPath: Buffer.alloc(0),
    code: 'vanished',
    message: say('scan.unplugged'),
  };
}

function emptied(): ScanProblem {
  return {
    relPath: Buffer.alloc(0),
    code: 'vanished',
    message: say('scan.emptied'),
  };
}
