/** @file Looking without writing: beside a running Chinagraph, or on a disk that cannot be written. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeScratchFolder } from '../work/scratch-folder.ts';
import { catalogError, failureCode } from './disk/catalog-error.ts';
import { libraryFile } from './disk/catalog-files.ts';
import { libraryMigrations } from './migrations/library.ts';
import { type Connection, openDurable } from './sqlite/connection.ts';
import { headerVersion, latestVersion, migrate, refuseFuture, versionOf } from './sqlite/migrate.ts';

export interface ReadOnlyLibrary {
  db: Connection;
  /** The file that is open: library.db itself, or a copy of it. */
  file: string;
  dispose(): void;
}

export function openReadOnly(dir: string): ReadOnlyLibrary {
  const file = libraryFile(dir);
  if (!existsSync(file)) throw catalogError('io', file, new Error('there is no catalog here'));
  refuseFuture(file, headerVersion(file) ?? 0, libraryMigrations);
  try {
    const db = new Database(file, { readonly: true });
    try {
      refuseFuture(file, versionOf(db), libraryMigrations);
      if (versionOf(db) === latestVersion(libraryMigrations)) return { db, file, dispose: () => db.close() };
    } catch (error) {
      db.close();
      throw error;
    }
    db.close();
  } catch (error) {
    // A write-ahead log without its index cannot be read where nothing can be written: SQLITE_CANTOPEN.
    if (failureCode(error) !== 'io' && failureCode(error) !== 'read-only') throw error;
  }
  return openCopy(file);
}

/** An older schema, or a crash on what is now read-only media: the same content, in a folder that can be written. */
function openCopy(file: string): ReadOnlyLibrary {
  const folder = makeScratchFolder('catalog');
  const copy = join(folder, 'library.db');
  copyFileSync(file, copy);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
  const db = openDurable(copy);
  migrate(db, libraryMigrations);
  return {
    db,
    file: copy,
    dispose: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
