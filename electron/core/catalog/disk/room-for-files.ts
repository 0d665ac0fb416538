/** @file Whether this process may open another file: SQLite says that a file cannot be opened, whichever of the two is at fault. */
import { closeSync, openSync } from 'node:fs';

/** More than a database opens at once: itself, its journal, the shared index of that and its folder. */
const wanted = 8;

export function hasRoomForFiles(): boolean {
  const opened: number[] = [];
  try {
    while (opened.length < wanted) opened.push(openSync(process.execPath, 'r'));
    return true;
  } catch {
    return false;
  } finally {
    for (const fd of opened) closeSync(fd);
  }
}
