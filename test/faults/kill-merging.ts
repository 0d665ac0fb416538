/** @file kill -9 while somebody else's decisions are merged: all of them are there or none, as one step, and merging again ends the same. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FolderId } from '../../electron/contract/ids.ts';
import type { Engine } from '../../electron/core/engine.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { faultFolder, openFaultCatalog } from './fault-catalog.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';
import { withShoot } from './with-shoot.ts';

const writer = fileURLToPath(new URL('./merging-writer.ts', import.meta.url));
const photos = 60;

export async function killMerging(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 while decisions are merged');
  const random = seeded(seed);
  const dir = faultFolder();
  const [shoot, mine, theirs] = [join(dir, 'shoot'), join(dir, 'mine'), join(dir, 'theirs')];
  for (const catalog of [mine, theirs]) mkdirSync(catalog);
  const file = join(dir, 'theirs.json');
  // The first is killed when it is done: what a merge takes today.
  let mergesInMs: number | null = null;
  try {
    await writeSmallShoot(
      shoot,
      numbered(photos).map((photo) => ({ ...photo, widthPx: 64, heightPx: 48 })),
    );
    await withShoot(theirs, shoot, async (engine, folderId) => {
      await decide(engine, folderId, 'reject', 2);
      writeFileSync(file, engine.merging.exportText(folderId).text);
    });
    // A half of it is disputed, a half is not.
    await withShoot(mine, shoot, (engine, folderId) => decide(engine, folderId, 'pick', 0, photos / 2));
    for (let life = 0; life < kills && !signal.aborted; life++) {
      const died = await mergeAndKill([mine, shoot, file], mergesInMs === null ? null : random() * mergesInMs * 1.3);
      mergesInMs = died.tookMs ?? mergesInMs;
      result.count(died.tookMs === null ? 'killed while merging' : 'killed after it');
      const { problem, was } = await judge(mine, shoot, file);
      result.count(`${was} was there`);
      result.tried(died.by === 'SIGKILL' ? problem : `ended by itself (${died.by})`);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return result.row;
}

const idsOf = async (engine: Engine, folderId: FolderId) => {
  const query = { folderId, filter: {}, sort: { by: 'name' as const, descending: false }, stacks: 'open' as const };
  return (await engine.client.photos.ids(query)).ids;
};

async function decide(engine: Engine, folderId: FolderId, flag: 'pick' | 'reject', stars: number, count = photos) {
  const ids = (await idsOf(engine, folderId)).slice(0, count);
  await engine.client.decisions.apply({ ids, change: { flag, stars } });
}

/** @param liveMs from when it begins to merge; null: until it has. */
async function mergeAndKill(args: readonly string[], liveMs: number | null) {
  const child = fork(writer, args, { execArgv: [], stdio: 'ignore' });
  const exit = once(child, 'exit');
  await Promise.race([once(child, 'message'), exit]);
  const startedMs = performance.now();
  let tookMs: number | null = null;
  const done = once(child, 'message').then(() => {
    tookMs = performance.now() - startedMs;
  });
  done.catch(() => undefined);
  await (liveMs === null ? Promise.race([done, exit]) : sleep(liveMs));
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  return { by: signal ?? code ?? 'unknown', tookMs: tookMs as number | null };
}

/** Ends with nothing merged, for the next try. */
async function judge(catalogDir: string, shoot: string, file: string) {
  const [before, after] = ['30 pick 0, 30 none 0', '60 reject 2'];
  const { found, again, undone } = await withShoot(catalogDir, shoot, async (engine, folderId) => {
    const state = async () => stateOf(engine, folderId);
    const found = await state();
    const files = [{ name: 'theirs.json', text: readFileSync(file, 'utf8') }];
    const { planId } = await engine.client.decisions.planMerge({ folderId, files });
    const { step } = await engine.client.decisions.merge({ planId, rule: 'theirs', choices: [] });
    const again = `${await state()}${(step === null) === (found === after) ? '' : ', as a step that changes nothing'}`;
    await engine.client.decisions.undo({});
    return { found, again, undone: await state() };
  });
  const catalog = await openFaultCatalog(catalogDir);
  const { library, journal } = catalog.check();
  await catalog.close();
  const problems = [
    library === null ? null : `integrity: ${library}`,
    journal.damaged ? 'the journal is damaged' : null,
    found === before || found === after ? null : `half of it: ${found}`,
    again === after ? null : `merged again: ${again}`,
    undone === before ? null : `after one undo: ${undone}`,
  ];
  return { problem: problems.find((one) => one !== null) ?? null, was: found === before ? 'nothing' : 'all of it' };
}

/** "30 pick 0, 30 none 0": how many photos have which flag and stars, in the order of the photos. */
async function stateOf(engine: Engine, folderId: FolderId): Promise<string> {
  const counts = new Map<string, number>();
  for (const { decision } of await engine.client.photos.cards({ ids: await idsOf(engine, folderId) })) {
    const is = `${decision.flag} ${decision.stars}`;
    counts.set(is, (counts.get(is) ?? 0) + 1);
  }
  return [...counts].map(([is, count]) => `${count} ${is}`).join(', ');
}
