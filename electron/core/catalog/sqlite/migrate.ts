/** @file Numbered schema steps, each in one transaction that also moves `user_version`: a database is at one version or the next, never between. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { catalogError } from '../disk/catalog-error.ts';
import type { Connection } from './connection.ts';

export interface Migration {
  /** A multiple of ten. */
  version: number;
  statements: readonly string[];
}

export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;
export const versionOf = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

/** `user_version` straight from the file's header (bytes 60..63, big-endian), without opening it as a database; null for a file too short. */
export function headerVersion(file: string): number | null {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < 100) return null;
  const head = Buffer.alloc(100);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, head, 0, 100, 0);
  } finally {
    closeSync(fd);
  }
  return head.toString('latin1', 0, 15) === 'SQLite format 3' ? head.readUInt32BE(60) : null;
}

/** Above this a version number is damage and not a future release. */
const largestBelievableVersion = 100_000;

/** Throws 'from-the-future' for a schema that this program does not know. */
export function refuseFuture(file: string, version: number, migrations: readonly Migration[]): void {
  if (version > latestVersion(migrations) && version <= largestBelievableVersion)
    throw catalogError('from-the-future', file);
}

/** Brings `db` up to date; returns the versions before and after. `onStatement` is told before each statement and each commit (fault tests). */
export function migrate(
  db: Connection,
  migrations: readonly Migration[],
  onStatement: (statement: string) => void = () => undefined,
): { from: number; to: number } {
  const from = versionOf(db);
  for (const { version, statements } of migrations) {
    if (version <= from) continue;
    db.transaction(() => {
      for (const statement of [...statements, `PRAGMA user_version = ${version}`]) {
        onStatement(statement);
        db.exec(statement);
      }
      onStatement('COMMIT');
    }).immediate();
  }
  return { from, to: versionOf(db) };
}
