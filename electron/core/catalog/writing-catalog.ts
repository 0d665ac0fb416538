/** @file The catalog in use: one writer, mended while it runs, backed up, sealed when it closes. */
import { existsSync } from 'node:fs';
import type { Clock } from '../work/clock.ts';
import type { Log } from '../work/log.ts';
import { backUp } from './backups/back-up.ts';
import type { Backup } from './backups/backup-files.ts';
import type { Catalog } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import type { CacheGate } from './disk/cache-gate.ts';
import { failureCode } from './disk/catalog-error.ts';
import { cacheFile } from './disk/catalog-files.ts';
import { putInPlace, syncFile, temporaryOf } from './disk/durable-file.ts';
import type { Reserve } from './disk/free-space.ts';
import { guardRepos, type Recovery, withRecovery } from './disk/guard-repo.ts';
import type { ProcessLock } from './disk/process-lock.ts';
import { putSeal } from './disk/seal.ts';
import { libraryRepos } from './library-repos.ts';
import { clearCache, type OpenCache, openCache } from './open-cache.ts';
import { type OpenLibrary, openLibrary } from './open-library.ts';
import { type OpenReport, sayReport } from './open-report.ts';
import type { Connection } from './sqlite/connection.ts';
import { createSnapshotPolicy } from './write-snapshot.ts';

export interface CatalogSettings {
  dir: string;
  clock: Clock;
  log: Log;
  gate: CacheGate;
  backupEveryMs: number;
  journalLimitBytes: number | undefined;
}

/** Takes over `lock`: released when the catalog is closed. */
export function writingCatalog(settings: CatalogSettings, reserve: Reserve, lock: ProcessLock): Catalog {
  const { dir, clock, log, gate, backupEveryMs, journalLimitBytes } = settings;
  const listeners: ((report: OpenReport) => void)[] = [];
  const keepJournalSmall = createSnapshotPolicy(journalLimitBytes);
  let { library, cache, repos, report } = openBoth(settings);
  let changesAtBackup = library.report.created ? 0 : totalChanges(library.db);
  let closing: Promise<void> | null = null;
  let openings = 1;
  keepJournalSmall(library.db, library.journal);

  const recovery: Recovery = {
    dir,
    mend: (error) => {
      const code = failureCode(error);
      log.warn('catalog call failed', { code, error: String(error) });
      if (code === 'disk-full') return reserve.spend();
      if ((code !== 'corrupt' && code !== 'io') || closing) return false;
      try {
        closeBoth(library, cache, log);
        ({ library, cache, repos, report } = openBoth(settings));
        changesAtBackup = 0;
        openings += 1;
      } catch (cause) {
        log.warn('catalog could not be reopened', { error: String(cause) });
        return false;
      }
      if (report.restored) for (const listener of listeners) listener(report);
      return true;
    },
  };

  // One after the other: two copies at once would take each other's temporary file away.
  let backingUp: Promise<unknown> = Promise.resolve();
  function backupNow(): Promise<Backup | null> {
    const next = backingUp.then(backUpChanges, backUpChanges);
    backingUp = next.catch(() => undefined);
    return next;
  }

  async function backUpChanges(): Promise<Backup | null> {
    const changes = totalChanges(library.db);
    if (changes === changesAtBackup) return null;
    const backup = await backUp(library.db, dir, clock.nowIso());
    changesAtBackup = changes;
    return backup;
  }

  async function tend(): Promise<void> {
    try {
      await backupNow();
      keepJournalSmall(library.db, library.journal);
      reserve.refill();
    } catch (error) {
      log.warn('scheduled backup failed', { error: String(error) });
    }
  }
  let isTending = false;
  const timer = setInterval(() => {
    if (isTending) return;
    isTending = true;
    void tend().finally(() => {
      isTending = false;
    });
  }, backupEveryMs);
  timer.unref();

  async function close(): Promise<void> {
    clearInterval(timer);
    try {
      await tend();
      const { file } = library;
      closeBoth(library, cache, log);
      for (const closed of [file, cacheFile(dir)]) if (existsSync(closed)) putSeal(closed);
    } catch (error) {
      // Everything decided is on the disk already; the next start looks more closely.
      log.warn('catalog was not sealed', { error: String(error) });
    } finally {
      lock.release();
    }
  }

  return {
    dir,
    readOnly: false,
    get openReport() {
      return report;
    },
    changes: () => `${openings} ${totalChanges(library.db)} ${totalChanges(cache.db)}`,
    ...guardRepos(() => repos, recovery),
    cache: {
      clear: () => withRecovery(() => clearCache(cache.db), recovery),
      pausedBecause: gate.pausedBecause,
    },
    onRestored: (listener) => void listeners.push(listener),
    backupNow,
    check: () => checkCatalog(dir, library, cache.db),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function openBoth({ dir, clock, log, gate }: CatalogSettings) {
  const library = openLibrary(dir, clock);
  try {
    const cache = openCache({ dir, libraryFile: library.file, gate, readOnly: false, nowIso: clock.nowIso });
    const report: OpenReport = { ...library.report, readOnlyBecause: null, cacheRebuiltBecause: cache.rebuiltBecause };
    for (const said of sayReport(report)) log.warn(said);
    const repos = { ...libraryRepos(library.db, library.commit, clock), ...cache.repos };
    return { library, cache, repos, report };
  } catch (error) {
    library.journal.close();
    library.db.close();
    throw error;
  }
}

/** Closes what can be closed; a database whose file was taken away is first written out again from memory and log. */
function closeBoth(library: OpenLibrary, cache: OpenCache, log: Log): void {
  for (const step of [
    () => saveIfGone(library),
    () => cache.db.close(),
    () => library.db.pragma('optimize'),
    () => library.db.pragma('wal_checkpoint(TRUNCATE)'),
    () => library.db.close(),
    () => library.journal.close(),
  ]) {
    try {
      step();
    } catch (error) {
      log.warn('closing the catalog', { error: String(error) });
    }
  }
}

function saveIfGone({ db, file }: OpenLibrary): void {
  if (existsSync(file)) return;
  const copy = temporaryOf(file);
  db.prepare('VACUUM INTO ?').run(copy);
  syncFile(copy);
  putInPlace(copy, file);
}

function totalChanges(db: Connection): number {
  return db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0;
}
