/** @file Decides as fast as it can until it is killed, or `count` times; says before and after each operation, in a file, what it does. Arguments: folder, diary, seed, count, stay | close | trim (stays, and cuts the undo log as it starts). */
import { openSync, writeSync } from 'node:fs';
import { CatalogError } from '../../electron/core/catalog/disk/catalog-error.ts';
import { perform, randomOperation } from './decision-model.ts';
import { faultPhotos, openFaultCatalog } from './fault-catalog.ts';
import { seeded } from './suite.ts';

const [dir, diary, seed, count, end] = process.argv.slice(2) as [string, string, string, string, string];
const fd = openSync(diary, 'a');
const note = (entry: object): void => void writeSync(fd, `${JSON.stringify(entry)}\n`);
const random = seeded(Number(seed));

/** Expected refusals are noted; anything else is a crash, and the exit code says so. */
async function attempt(what: string, work: () => void | Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    note({ refused: what, code: error.code });
    return false;
  }
}

await attempt('open', async () => {
  if (end === 'trim') process.send?.('opening');
  const catalog = await openFaultCatalog(dir, { trims: end === 'trim' });
  const ids = faultPhotos(catalog);
  note({ ready: true });
  process.send?.('ready');
  for (let i = 0; i < Number(count); i++) {
    const operation = randomOperation(random);
    note({ begin: operation });
    if (await attempt('operation', () => perform(catalog, ids, operation))) note({ done: true });
  }
  // To be killed, it neither ends by itself nor runs away while nobody looks.
  if (end !== 'close') await new Promise<never>((_, reject) => setTimeout(reject, 60_000));
  await catalog.close();
  note({ closed: true });
});
