/** @file An engine that opens a folder of pictures which were decided on elsewhere, until it is killed. Arguments: catalog, folder. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';

const [catalogDir, folder] = process.argv.slice(2) as [string, string];
const deps = { launchChild: launchNodeChild, clock: systemClock, log: silentLog };
const engine = await createEngine({ catalogDir, ...deps, background: 'none' });
process.send?.('opening');
const { id } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
await engine.whenIdle(id);
process.send?.('done');
await sleep(60_000);
