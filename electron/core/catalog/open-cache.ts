/** @file cache.db: opened, or moved aside and begun anew. Never a reason not to start. */

import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { say } from '../../../texts/say.ts';
import { type ComparisonsRepo, comparisonsRepo } from './cache-repos/comparisons.repo.ts';
import { type EmbeddingsRepo, embeddingsRepo } from './cache-repos/embeddings.repo.ts';
import { type FacesRepo, facesRepo } from './cache-repos/faces.repo.ts';
import { type HeadersRepo, headersRepo } from './cache-repos/headers.repo.ts';
import { type MeasuresRepo, measuresRepo } from './cache-repos/measures.repo.ts';
import { type MetadataRepo, metadataRepo } from './cache-repos/metadata.repo.ts';
import { type PicturesRepo, picturesRepo } from './cache-repos/pictures.repo.ts';
import { type PreviewsRepo, previewsRepo } from './cache-repos/previews.repo.ts';
import { type RelationsRepo, relationsRepo } from './cache-repos/relations.repo.ts';
import { type ScoresRepo, scoresRepo } from './cache-repos/scores.repo.ts';
import type { CacheGate } from './disk/cache-gate.ts';
import { asCatalogError, failureCode } from './disk/catalog-error.ts';
import { cacheFile } from './disk/catalog-files.ts';
import { moveAside } from './disk/move-aside.ts';
import { breakSeal, checkSeal, sealFile } from './disk/seal.ts';
import { cacheMigrations } from './migrations/cache.ts';
import { type Connection, firstComplaint, openCacheFile } from './sqlite/connection.ts';
import { latestVersion, migrate, versionOf } from './sqlite/migrate.ts';

export interface CacheRepos {
  headers: HeadersRepo;
  pictures: PicturesRepo;
  metadata: MetadataRepo;
  measures: MeasuresRepo;
  relations: RelationsRepo;
  comparisons: ComparisonsRepo;
  scores: ScoresRepo;
  embeddings: EmbeddingsRepo;
  faces: FacesRepo;
  previews: PreviewsRepo;
}

export interface OpenCache {
  db: Connection;
  repos: CacheRepos;
  /** Why an older file was moved aside; null when it was not. */
  rebuiltBecause: string | null;
}

export interface CacheOptions {
  dir: string;
  /** library.db as it is open now (a copy, for read-only media). */
  libraryFile: string;
  gate: CacheGate;
  readOnly: boolean;
  nowIso: () => string;
}

export function openCache(options: CacheOptions): OpenCache {
  const { dir, libraryFile, gate, readOnly, nowIso } = options;
  const file = cacheFile(dir);
  let rebuiltBecause: string | null = null;
  const finish = (db: Connection): OpenCache => {
    db.prepare('ATTACH ? AS lib').run(libraryFile);
    return { db, repos: prepareRepos(db, gate), rebuiltBecause };
  };
  if (readOnly) return finish(openForReading(file));
  try {
    return finish(openSound(file));
  } catch (error) {
    if (!isSpoilt(error)) throw asCatalogError(error, file);
    rebuiltBecause = error instanceof Error ? error.message : String(error);
    moveAside(dir, [file, `${file}-wal`, `${file}-shm`, sealFile(file)], nowIso());
    return finish(openSound(file));
  }
}

class UnusableCache extends Error {}

/** The file itself. A full disk, a lock, or no room for files pass, and days of scoring may lie in it. */
const isSpoilt = (error: unknown): boolean =>
  error instanceof UnusableCache || ['corrupt', 'io', 'read-only'].includes(failureCode(error) ?? '');

function openSound(file: string): Connection {
  const isAsClosed = existsSync(file) && checkSeal(file) === 'intact';
  const db = openCacheFile(file);
  try {
    if (versionOf(db) > latestVersion(cacheMigrations)) throw new UnusableCache(say('cache.newer'));
    // Byte for byte as it was closed says more than any check of its structure; with any other seal it may have been opened by an older release.
    const complaint = isAsClosed ? null : firstComplaint(db, 'quick_check');
    if (complaint) throw new UnusableCache(say('cache.damaged', { problem: complaint }));
    migrate(db, cacheMigrations);
    breakSeal(file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** For read-only catalogs: the file if it is of our version, else an empty cache in memory. */
function openForReading(file: string): Connection {
  if (existsSync(file)) {
    try {
      const db = new Database(file, { readonly: true });
      if (versionOf(db) === latestVersion(cacheMigrations) && firstComplaint(db, 'quick_check') === null) return db;
      db.close();
    } catch (error) {
      if (failureCode(error) === null) throw error;
    }
  }
  const db = new Database(':memory:');
  migrate(db, cacheMigrations);
  return db;
}

function prepareRepos(db: Connection, gate: CacheGate): CacheRepos {
  return {
    headers: headersRepo(db, gate),
    pictures: picturesRepo(db, gate),
    metadata: metadataRepo(db, gate),
    measures: measuresRepo(db, gate),
    relations: relationsRepo(db, gate),
    comparisons: comparisonsRepo(db, gate),
    scores: scoresRepo(db, gate),
    embeddings: embeddingsRepo(db, gate),
    faces: facesRepo(db, gate),
    previews: previewsRepo(db, gate),
  };
}

/** Forgets every result; the file shrinks. */
export function clearCache(db: Connection): void {
  const tables = [
    ...['headers', 'pictures', 'metadata', 'measures', 'measure_details', 'relations', 'scores', 'embeddings', 'faces'],
    ...['comparisons', 'previews'],
  ];
  db.transaction(() => {
    for (const table of tables) db.exec(`DELETE FROM ${table}`);
  })();
  db.exec('VACUUM main');
}
