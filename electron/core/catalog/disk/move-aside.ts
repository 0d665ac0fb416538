/** @file Damaged files are evidence and perhaps somebody's last copy: they are moved together, never deleted. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolder } from './durable-file.ts';

/** ISO time as part of a file name: 20261120T073313Z. */
export const fileTime = (iso: string): string => iso.replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Moves those of `files` that exist into a new `corrupt-<time>` folder of `dir`; returns the folder, or null if there was none to move. */
export function moveAside(dir: string, files: readonly string[], nowIso: string): string | null {
  const there = files.filter((file) => existsSync(file));
  if (there.length === 0) return null;
  let target = join(dir, `corrupt-${fileTime(nowIso)}`);
  for (let n = 2; existsSync(target); n++) target = join(dir, `corrupt-${fileTime(nowIso)}-${n}`);
  mkdirSync(target);
  for (const file of there) renameSync(file, join(target, basename(file)));
  syncFolder(target);
  syncFolder(dir);
  return target;
}
