/** @file Every way in which the catalog can refuse, as one typed error in a photographer's words. Anything else thrown from here is a bug. */

import Database from 'better-sqlite3';
import { say } from '../../../../texts/say.ts';
import { hasRoomForFiles } from './room-for-files.ts';

export type CatalogErrorCode =
  | 'in-use'
  | 'from-the-future'
  | 'network-drive'
  | 'disk-full'
  | 'busy'
  | 'read-only'
  | 'corrupt'
  /** No room for another open file or for memory: nothing is wrong with any file. */
  | 'exhausted'
  | 'io';

export class CatalogError extends Error {
  readonly code: CatalogErrorCode;
  /** The file it happened to. */
  readonly file: string;

  constructor(code: CatalogErrorCode, file: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CatalogError';
    this.code = code;
    this.file = file;
  }
}

/** The code behind a SQLite or file-system failure; null where the failure is a bug and not a bad day. */
export function failureCode(error: unknown): CatalogErrorCode | null {
  if (error instanceof CatalogError) return error.code;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!(error instanceof Database.SqliteError)) return systemFailureCode(code);
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_READONLY')) return 'read-only';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (code === 'SQLITE_NOMEM' || code === 'SQLITE_IOERR_NOMEM') return 'exhausted';
  if (code.startsWith('SQLITE_CANTOPEN') && !hasRoomForFiles()) return 'exhausted';
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) return 'io';
  return null;
}

function systemFailureCode(code: string): CatalogErrorCode | null {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'disk-full';
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'read-only';
  if (['EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EBADF'].includes(code)) return 'io';
  if (['EMFILE', 'ENFILE', 'ENOMEM'].includes(code)) return 'exhausted';
  return null;
}

export function catalogError(code: CatalogErrorCode, file: string, cause?: unknown): CatalogError {
  const because = cause instanceof Error ? ` (${cause.message})` : '';
  return new CatalogError(code, file, say(`catalog.${code}`, { file, because }), cause);
}

/** Turns a bad day into a CatalogError; a bug passes through unchanged. */
export function asCatalogError(error: unknown, file: string): unknown {
  if (error instanceof CatalogError) return error;
  const code = failureCode(error);
  return code === null ? error : catalogError(code, file, error);
}
