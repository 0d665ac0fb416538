/** @file Migrates a database file and dies by SIGKILL just before the n-th statement. Arguments: file, n. */

import { libraryMigrations } from '../../electron/core/catalog/migrations/library.ts';
import { openDurable } from '../../electron/core/catalog/sqlite/connection.ts';
import { migrate } from '../../electron/core/catalog/sqlite/migrate.ts';

const [file, dieAt] = process.argv.slice(2) as [string, string];
let statements = 0;
migrate(openDurable(file), libraryMigrations, () => {
  if (statements === Number(dieAt)) process.kill(process.pid, 'SIGKILL');
  statements += 1;
});
