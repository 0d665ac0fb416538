/** @file A small catalog to hurt. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentKey, PhotoId } from '../../electron/contract/ids.ts';
import { type Catalog, openCatalog } from '../../electron/core/catalog/open-catalog.ts';
import { noChanges } from '../../electron/core/catalog/repos/scan-changes.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { modelPhotos } from './decision-model.ts';

/** In memory where the system has such a place: a killed process loses what it did not write, not what the disk did not flush. */
export function faultFolder(): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'chinagraph-faults-'));
}

/** `trims`: the journal is rewritten and the undo log cut at every start, not only after thousands of decisions. */
export const openFaultCatalog = (dir: string, { trims = false } = {}): Promise<Catalog> =>
  openCatalog({ dir, clock: systemClock, log: silentLog, minFreeBytes: 0, ...(trims && { journalLimitBytes: 1 }) });

/** The folder's photos, made at the first call. */
export function faultPhotos(catalog: Catalog): PhotoId[] {
  const folder = catalog.folders.add(Buffer.from('/shoots/faults'), 'faults');
  const known = catalog.photos.ofFolder(folder.id).map(({ id }) => id);
  if (known.length > 0) return known;
  const added = Array.from({ length: modelPhotos }, (_, i) => {
    const stat = {
      kind: 'jpeg',
      format: 'jpeg',
      sizeBytes: i,
      mtimeNs: BigInt(i),
      dev: 1n,
      inode: BigInt(i),
      isDisplay: true,
    } as const;
    return {
      files: [{ ...stat, relPath: Buffer.from(`${i}.jpg`), contentKey: String(i).padStart(32, '0') as ContentKey }],
    };
  });
  return catalog.photos.applyScan(folder.id, { ...noChanges(), added });
}
