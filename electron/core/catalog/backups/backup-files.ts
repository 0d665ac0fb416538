/** @file Backups by name: library-<time>-<journal sequence>-<CRC-32>.db. The name says how new it is whatever the clock said, and whether it is still what was written. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileTime } from '../disk/move-aside.ts';

export interface Backup {
  file: string;
  /** "20261120T073313Z" */
  time: string;
  /** Last journal record in it. */
  seq: number;
  crc32: number;
}

export const backupFolder = (dir: string): string => join(dir, 'backups');

export function backupName(nowIso: string, seq: number, crc32: number): string {
  return `library-${fileTime(nowIso)}-${seq}-${crc32.toString(16).padStart(8, '0')}.db`;
}

/** Newest first: by sequence, then by time, so that a clock that jumped cannot hide one. */
export function listBackups(dir: string): Backup[] {
  if (!existsSync(backupFolder(dir))) return [];
  const found = readdirSync(backupFolder(dir)).flatMap((name): Backup[] => {
    const parts = /^library-(\d{8}T\d{6}Z)-(\d+)-([0-9a-f]{8})\.db$/.exec(name);
    if (!parts) return [];
    return [
      {
        file: join(backupFolder(dir), name),
        time: parts[1]!,
        seq: Number(parts[2]),
        crc32: Number.parseInt(parts[3]!, 16),
      },
    ];
  });
  return found.sort((a, b) => b.seq - a.seq || b.time.localeCompare(a.time) || b.file.localeCompare(a.file));
}

const keep = { newest: 3, days: 7, weeks: 4 };

/** Those to delete: all but the 3 newest, the newest of each of 7 days and of each of 4 weeks. `backups` newest first. */
export function backupsToDrop(backups: readonly Backup[]): Backup[] {
  const kept = new Set(backups.slice(0, keep.newest));
  for (const backup of newestOfEach(backups, ({ time }) => time.slice(0, 8), keep.days)) kept.add(backup);
  for (const backup of newestOfEach(backups, ({ time }) => weekOf(time), keep.weeks)) kept.add(backup);
  return backups.filter((backup) => !kept.has(backup));
}

function newestOfEach(backups: readonly Backup[], periodOf: (backup: Backup) => string, count: number): Backup[] {
  const newest = new Map<string, Backup>();
  for (const backup of backups) if (!newest.has(periodOf(backup))) newest.set(periodOf(backup), backup);
  return [...newest.values()].slice(0, count);
}

/** Number of the week (Monday to Sunday) since 1970. */
function weekOf(time: string): string {
  const day = Date.UTC(Number(time.slice(0, 4)), Number(time.slice(4, 6)) - 1, Number(time.slice(6, 8))) / 86_400_000;
  return String(Math.floor((day + 3) / 7));
}
