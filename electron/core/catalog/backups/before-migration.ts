/** @file A new schema is reversible for as long as there is a copy of the old one. */
import { existsSync } from 'node:fs';
import { failureCode } from '../disk/catalog-error.ts';
import { libraryFile } from '../disk/catalog-files.ts';
import { checkSeal } from '../disk/seal.ts';
import { libraryMigrations } from '../migrations/library.ts';
import { openDurable } from '../sqlite/connection.ts';
import { headerVersion, latestVersion, refuseFuture, versionOf } from '../sqlite/migrate.ts';
import { backUp } from './back-up.ts';

/** Backs up library.db if it is of an older version. A damaged one is left to the restore that follows. */
export async function backUpBeforeMigration(dir: string, nowIso: string): Promise<void> {
  const file = libraryFile(dir);
  if (!existsSync(file) || checkSeal(file) === 'changed') return;
  refuseFuture(file, headerVersion(file) ?? 0, libraryMigrations);
  try {
    const db = openDurable(file);
    try {
      const version = versionOf(db);
      if (version > 0 && version < latestVersion(libraryMigrations)) await backUp(db, dir, nowIso);
    } finally {
      db.close();
    }
  } catch (error) {
    if (failureCode(error) !== 'corrupt') throw error;
  }
}
