/** @file Indexes a folder and kills itself at the first write to a table of cache.db. Arguments: catalog, folder, table, inside or after. */
import Database from 'better-sqlite3';
import { createEngine } from '../../../electron/core/engine.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';

const [catalogDir, folder, table, moment] = process.argv.slice(2) as [string, string, string, 'inside' | 'after'];
type Work = (...args: unknown[]) => unknown;
let wasWritten = false;
const die = () => process.kill(process.pid, 'SIGKILL');

const { prepare, transaction } = Database.prototype;
Database.prototype.prepare = function (this: Database.Database, sql: string) {
  const statement = prepare.call(this, sql);
  if (!sql.startsWith('INSERT') || !new RegExp(`INTO ${table}\\b`).test(sql)) return statement;
  const run = statement.run.bind(statement) as Work;
  statement.run = ((...values: unknown[]) => {
    const result = run(...values);
    wasWritten = true;
    if (moment === 'inside') die();
    return result;
  }) as typeof statement.run;
  return statement;
} as typeof prepare;
const transact = transaction as unknown as (this: Database.Database, work: Work) => Work & { immediate: Work };
Database.prototype.transaction = function (this: Database.Database, work: Work) {
  const run = transact.call(this, work);
  const watched: Work = (...args) => {
    const result = run(...args);
    if (wasWritten) die();
    return result;
  };
  // Migrations begin theirs in another way; nothing is to die there.
  return Object.assign(watched, { immediate: run.immediate });
} as unknown as typeof transaction;

const engine = await createEngine({
  catalogDir,
  launchChild: launchNodeChild,
  clock: systemClock,
  log: silentLog,
  background: 'index',
});
const opened = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
await engine.whenIdle(opened.id);
await engine.close();
