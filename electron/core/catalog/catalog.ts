/** @file What the rest of the engine sees of the catalog. */
import type { Backup } from './backups/backup-files.ts';
import type { CheckReport } from './check-catalog.ts';
import type { LibraryRepos } from './library-repos.ts';
import type { CacheRepos } from './open-cache.ts';
import type { OpenReport } from './open-report.ts';

export interface Catalog extends LibraryRepos, CacheRepos {
  readonly dir: string;
  readonly readOnly: boolean;
  /** What opening found and did. */
  readonly openReport: OpenReport;
  /** Differs after every write to either file, and after it was opened anew. */
  changes(): string;
  readonly cache: {
    /** Forgets every result. Previews on disk are the preview cache's. */
    clear(): void;
    /** Why results are not kept at the moment; null while they are. */
    pausedBecause(): string | null;
  };
  /** Told when damage was found and mended while running: photos without a decision may have other ids now, so scan again. */
  onRestored(listener: (report: OpenReport) => void): void;
  /** A verified copy now; null when nothing changed since the last one, or read-only. */
  backupNow(): Promise<Backup | null>;
  /** Full integrity checks of both files, the journal and every backup. */
  check(): CheckReport;
  /** Backs up if anything changed, seals and releases the catalog. Idempotent. */
  close(): Promise<void>;
}
