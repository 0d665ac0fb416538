/** @file Opens a catalog: lock, version gate, backup before migrating, checks, restore, reconcile; then repositories that mend themselves. */

import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { say } from '../../../texts/say.ts';
import type { Clock } from '../work/clock.ts';
import type { Log } from '../work/log.ts';
import { makeFolderSync } from '../work/make-folder.ts';
import { backUpBeforeMigration } from './backups/before-migration.ts';
import type { Catalog } from './catalog.ts';
import { createCacheGate, defaultMinFreeBytes } from './disk/cache-gate.ts';
import { asCatalogError, catalogError, failureCode } from './disk/catalog-error.ts';
import { libraryFile } from './disk/catalog-files.ts';
import { createReserve, isFull } from './disk/free-space.ts';
import { allowNetworkVariable, isOnNetworkDrive } from './disk/network-drive.ts';
import { takeProcessLock } from './disk/process-lock.ts';
import { readingCatalog } from './reading-catalog.ts';
import { type CatalogSettings, writingCatalog } from './writing-catalog.ts';

export type { Catalog } from './catalog.ts';

export interface OpenCatalogOptions {
  /** Made if missing. On a local disk. */
  dir: string;
  clock: Clock;
  log: Log;
  /** Look only: beside another Chinagraph, or for listing. Takes no lock. */
  readOnly?: boolean;
  /** Below this much free space results are no longer kept; 500 MB. */
  minFreeBytes?: number;
  /** Between backups of a catalog in use; 30 minutes. */
  backupEveryMs?: number;
  /** The journal is rewritten, and the undo log cut to its bounds, above this; 4 MiB. */
  journalLimitBytes?: number;
}

/** Throws a CatalogError ('in-use', 'from-the-future', 'network-drive', 'disk-full', 'io', ...) with a message to show as it is. */
export async function openCatalog(options: OpenCatalogOptions): Promise<Catalog> {
  const { clock, log } = options;
  try {
    const { dir, writable } = prepareFolder(options.dir, options.readOnly === true);
    const minFreeBytes = options.minFreeBytes ?? defaultMinFreeBytes;
    const reading = options.readOnly === true || !writable;
    const gate = createCacheGate({ dir, minFreeBytes, readOnly: reading, nowMs: clock.nowMs });
    const settings: CatalogSettings = {
      dir,
      clock,
      log,
      gate,
      backupEveryMs: options.backupEveryMs ?? 30 * 60_000,
      journalLimitBytes: options.journalLimitBytes,
    };
    if (reading) {
      const because = writable ? say('catalog.forReading') : say('catalog.folderReadOnly', { dir });
      return readingCatalog(settings, because);
    }
    return await openForWriting(settings).catch((error: unknown) => lookWhereFull(settings, error));
  } catch (error) {
    throw asCatalogError(error, options.dir);
  }
}

async function openForWriting(settings: CatalogSettings): Promise<Catalog> {
  const { dir, clock } = settings;
  const lock = takeProcessLock(dir);
  try {
    const reserve = createReserve(dir);
    if (isFull(dir)) reserve.spend();
    else reserve.refill();
    await backUpBeforeMigration(dir, clock.nowIso());
    return writingCatalog(settings, reserve, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A disk without any room shows what it has, and saves nothing. */
function lookWhereFull(settings: CatalogSettings, error: unknown): Catalog {
  const { dir } = settings;
  const code = failureCode(error);
  if (!(code === 'disk-full' || code === 'io') || !isFull(dir)) throw error;
  if (!existsSync(libraryFile(dir))) throw catalogError('disk-full', dir, error);
  return readingCatalog(settings, say('catalog.noRoom', { dir }));
}

function prepareFolder(wanted: string, readOnly: boolean): { dir: string; writable: boolean } {
  if (!readOnly) makeFolderSync(wanted);
  const dir = realpathSync(wanted);
  if (isOnNetworkDrive(dir) && process.env[allowNetworkVariable] !== '1') {
    const hint = say('catalog.networkHint', { variable: allowNetworkVariable });
    throw catalogError('network-drive', dir, new Error(hint));
  }
  return { dir, writable: isWritable(dir) };
}

function isWritable(dir: string): boolean {
  try {
    accessSync(dir, constants.W_OK);
    return true;
  } catch (error) {
    if (failureCode(error) === 'read-only') return false;
    throw error;
  }
}
