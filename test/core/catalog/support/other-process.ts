/** @file Opens a catalog, or locks its database, in another process, and keeps it so until it is killed. Arguments: catalog | lock, folder. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openCatalog } from '../../../../electron/core/catalog/open-catalog.ts';
import { systemClock } from '../../../../electron/core/work/clock.ts';
import { silentLog } from '../../../../electron/core/work/log.ts';

const [what, dir] = process.argv.slice(2) as [string, string];
const held =
  what === 'catalog'
    ? await openCatalog({ dir, clock: systemClock, log: silentLog })
    : new Database(join(dir, 'library.db')).exec('BEGIN IMMEDIATE');
process.send?.('ready');
// Named in the timer, so that it is not collected, which would end the lock.
setInterval(() => held.constructor, 1_000_000);
