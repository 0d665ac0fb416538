/** @file An engine that merges somebody else's decisions until it is killed. Arguments: catalog, folder, file. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '../../electron/core/engine.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { launchNodeChild } from '../../electron/core/work/launch-child.ts';
import { silentLog } from '../../electron/core/work/log.ts';

const [catalogDir, folder, file] = process.argv.slice(2) as [string, string, string];
const deps = { launchChild: launchNodeChild, clock: systemClock, log: silentLog };
const engine = await createEngine({ catalogDir, ...deps, background: 'none' });
const { id: folderId } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
await engine.whenIdle(folderId);
const files = [{ name: 'theirs.json', text: readFileSync(file, 'utf8') }];
const { planId } = await engine.client.decisions.planMerge({ folderId, files });
process.send?.('merging');
await engine.client.decisions.merge({ planId, rule: 'theirs', choices: [] });
process.send?.('done');
await sleep(60_000);
