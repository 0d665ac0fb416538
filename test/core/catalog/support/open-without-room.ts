/** @file Opens a catalog again and again in a process that has room for ever more open files; prints how each opening ended, as JSON. Arguments: catalog folder. */
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openCatalog } from '../../../../electron/core/catalog/open-catalog.ts';
import { systemClock } from '../../../../electron/core/work/clock.ts';
import { silentLog } from '../../../../electron/core/work/log.ts';

// SQLite's own code is a file, too.
new Database(':memory:').close();
const dir = process.argv[2]!;
const ends: string[] = [];
for (let room = 0; room <= 14; room++) {
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync(process.execPath, 'r'));
  } catch {
    for (const fd of taken.splice(0, room)) closeSync(fd);
  }
  try {
    const catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
    ends.push('opened');
    for (const fd of taken.splice(0)) closeSync(fd);
    await catalog.close();
  } catch (error) {
    ends.push(String((error as { code?: string }).code ?? error));
  }
  for (const fd of taken) closeSync(fd);
}
process.stdout.write(JSON.stringify(ends));
