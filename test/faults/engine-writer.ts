/** @file A whole engine that indexes a folder and decides meanwhile, until it is killed. Arguments: photos, catalog, diary, seed, and how much of the index is to be done before it says that it may be killed. */
import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { seeded } from './suite.ts';

const [photos, catalogDir, diary, seed, indexed] = process.argv.slice(2) as [string, string, string, string, string];
const random = seeded(Number(seed));
const fd = openSync(diary, 'a');
const note = (entry: object): void => void writeSync(fd, `${JSON.stringify(entry)}\n`);

const engine = await createEngine({
  catalogDir,
  launchChild: launchNodeChild,
  clock: systemClock,
  log: silentLog,
  background: 'index',
});
const { id: folderId } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(photos)) });
await engine.whenListed(folderId);
const query = { folderId, filter: {}, sort: { by: 'name' as const, descending: false }, stacks: 'open' as const };
const { ids } = await engine.client.photos.ids(query);
let told = false;
const tellWhenIndexed = async (): Promise<void> => {
  const index = (await engine.client.work.list({})).find(({ kind }) => kind === 'index');
  if (told || (index && index.done < Number(indexed))) return;
  process.send?.('ready');
  told = true;
};
for (let turn = 0; turn < 2_000; turn++) {
  const photo = Math.floor(random() * ids.length);
  const stars = Math.floor(random() * 6);
  note({ begin: { photo, stars } });
  await engine.client.decisions.apply({ ids: [ids[photo]!], change: { stars } });
  note({ done: { photo, stars } });
  await tellWhenIndexed();
  await sleep(4);
}
await sleep(60_000);
