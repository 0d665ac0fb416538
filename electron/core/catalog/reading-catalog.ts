/** @file A catalog to look at: every read works, every write is refused with 'read-only'. */
import type { Catalog } from './catalog.ts';
import { checkCatalog } from './check-catalog.ts';
import { guardRepos } from './disk/guard-repo.ts';
import { refuseCommit } from './journal/commit-recorded.ts';
import { libraryRepos } from './library-repos.ts';
import { openCache } from './open-cache.ts';
import { openReadOnly } from './open-read-only.ts';
import type { OpenReport } from './open-report.ts';
import type { CatalogSettings } from './writing-catalog.ts';

/** `because`: why nothing can be saved, for the photographer. */
export function readingCatalog({ dir, clock, gate }: CatalogSettings, because: string): Catalog {
  const library = openReadOnly(dir);
  const cache = openCache({ dir, libraryFile: library.file, gate, readOnly: true, nowIso: clock.nowIso });
  const repos = { ...libraryRepos(library.db, refuseCommit(dir), clock), ...cache.repos };
  const openReport: OpenReport = {
    created: false,
    readOnlyBecause: because,
    migrated: null,
    restored: null,
    replayed: 0,
    journal: 'sound',
    cacheRebuiltBecause: null,
  };
  let closed = false;
  let asked = 0;
  return {
    dir,
    readOnly: true,
    openReport,
    // Whoever has the lock may write at any time.
    changes: () => `${++asked}`,
    ...guardRepos(() => repos, { dir, mend: () => false }),
    cache: { clear: () => undefined, pausedBecause: gate.pausedBecause },
    onRestored: () => undefined,
    backupNow: async () => null,
    check: () => checkCatalog(dir, library, cache.db),
    close: async () => {
      if (closed) return;
      closed = true;
      cache.db.close();
      library.dispose();
    },
  };
}
