/** @file A catalog in a temporary folder with photos to decide on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { ContentKey, FolderId, PhotoId } from '../../../../electron/contract/ids.ts';
import { type Catalog, type OpenCatalogOptions, openCatalog } from '../../../../electron/core/catalog/open-catalog.ts';
import { type FileFacts, type NewPhoto, noChanges } from '../../../../electron/core/catalog/repos/scan-changes.ts';
import type { Clock } from '../../../../electron/core/work/clock.ts';
import { silentLog } from '../../../../electron/core/work/log.ts';

const cleanups: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export const onCleanup = (cleanup: () => void | Promise<void>): void => void cleanups.push(cleanup);

export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'chinagraph-catalog-test-'));
  onCleanup(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A clock that stands still until it is moved. */
export function fakeClock(startIso = '2026-03-01T12:00:00.000Z'): Clock & { advance(ms: number): void } {
  let nowMs = Date.parse(startIso);
  return {
    nowMs: () => nowMs,
    nowIso: () => new Date(nowMs).toISOString(),
    advance: (ms) => {
      nowMs += ms;
    },
  };
}

/** Closed after the test. */
export async function openTestCatalog(dir: string, options: Partial<OpenCatalogOptions> = {}): Promise<Catalog> {
  const catalog = await openCatalog({ dir, clock: fakeClock(), log: silentLog, minFreeBytes: 0, ...options });
  onCleanup(() => catalog.close());
  return catalog;
}

export const keyNumber = (i: number): ContentKey => (i + 1).toString(16).padStart(32, '0') as ContentKey;

export function fileFacts(i: number, over: Partial<FileFacts> = {}): FileFacts {
  return {
    ...{
      relPath: Buffer.from(`DSC_${String(i).padStart(4, '0')}.JPG`),
      kind: 'jpeg',
      format: 'jpeg',
      sizeBytes: 1000 + i,
    },
    ...{ mtimeNs: 1_700_000_000_123_456_789n + BigInt(i), dev: 2049n, inode: BigInt(100 + i) },
    ...{ contentKey: keyNumber(i), isDisplay: true },
    ...over,
  };
}

export const photosNumbered = (from: number, to: number): NewPhoto[] =>
  Array.from({ length: to - from }, (_, i) => ({ files: [fileFacts(from + i)] }));

/** A folder with `count` photos. */
export function addPhotos(catalog: Catalog, count: number, path = '/shoots/a'): { folderId: FolderId; ids: PhotoId[] } {
  const folder = catalog.folders.add(Buffer.from(path), path.split('/').at(-1)!);
  const ids = catalog.photos.applyScan(folder.id, { ...noChanges(), added: photosNumbered(0, count) });
  return { folderId: folder.id, ids };
}

/** Everything that a photographer did, by what it means and not by row: decisions by path, and the undo log. */
export function whatWasDone(catalog: Catalog): { decisions: Record<string, string>; steps: string[] } {
  const decisions: Record<string, string> = {};
  for (const folder of catalog.folders.list()) {
    const states = catalog.decisions.ofFolder(folder.id);
    for (const photo of catalog.photos.ofFolder(folder.id)) {
      const state = states.get(photo.id);
      if (!state) continue;
      const { decision, dismissed, turn } = state;
      const name = `${folder.path.toString('latin1')}/${photo.files.map((file) => file.relPath.toString('latin1')).join('+')}`;
      decisions[name] = `${decision.flag} ${decision.stars} ${decision.label} ${dismissed} ${turn}`;
    }
  }
  const steps = catalog.decisions
    .history(10_000)
    .map((step) => `${step.kind} ${step.says} ${step.photoIds.length} ${step.undone}`);
  return { decisions, steps };
}
