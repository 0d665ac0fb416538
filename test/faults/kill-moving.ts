/** @file kill -9 while decisions follow their pictures into a renamed, a new, an outer or an inner folder: none is lost, none comes twice. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../electron/core/engine.ts';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { faultFolder, openFaultCatalog } from './fault-catalog.ts';
import { inLanes } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';
import { withShoot } from './with-shoot.ts';

const writer = fileURLToPath(new URL('./moving-writer.ts', import.meta.url));
const photosOfAShoot = 8;
/** The test's pictures repeat after 256 seeds, and two equal ones would be one picture: a catalog lives no longer. */
const livesOfACatalog = 31;
const ways = ['renamed', 'into a new folder', 'a folder around', 'a folder inside'] as const;

export async function killMoving(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 while decisions follow their pictures');
  await inLanes(kills, 2, signal, async (lane, next) => {
    const random = seeded(seed * 1000 + lane);
    const dir = faultFolder();
    const catalog = join(dir, 'catalog');
    mkdirSync(catalog);
    // Until it is measured: what opening takes.
    let opensInMs = 600;
    try {
      for (let life = 0; life < livesOfACatalog && next(); life++) {
        const wanted = await decideOnNew(catalog, join(dir, `shoot-${life}`), life, random);
        const way = ways[life % ways.length]!;
        const opened = move(dir, life, way);
        const died = await openAndKill([catalog, opened], random() * opensInMs);
        opensInMs = died.tookMs ?? opensInMs;
        result.count(way);
        result.count(died.tookMs === null ? 'killed while opening' : 'killed after it');
        result.tried(
          died.by === 'SIGKILL' ? await judge(catalog, opened, wanted, way) : `ended by itself (${died.by})`,
        );
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
  return result.row;
}

/** Stars by name: what must be found wherever the pictures are. They lie in two folders. */
async function decideOnNew(catalog: string, shoot: string, life: number, random: () => number) {
  const names = Array.from({ length: photosOfAShoot }, (_, i) => `${i}.jpg`);
  const photos = names.map((name, i) => ({ name, seed: life * photosOfAShoot + i, widthPx: 64, heightPx: 48 }));
  await writeSmallShoot(join(shoot, 'day1'), photos.slice(0, photosOfAShoot / 2));
  await writeSmallShoot(join(shoot, 'day2'), photos.slice(photosOfAShoot / 2));
  return withShoot(catalog, shoot, async (engine, id) => {
    const wanted = new Map<string, number>();
    for (const card of await cardsOf(engine, id)) {
      const stars = 1 + Math.floor(random() * 5);
      await engine.client.decisions.apply({ ids: [card.id], change: { stars } });
      wanted.set(card.name, stars);
    }
    return wanted;
  });
}

/** The folder that is opened then. */
function move(dir: string, life: number, way: (typeof ways)[number]): string {
  const shoot = join(dir, `shoot-${life}`);
  const other = join(dir, `other-${life}`);
  if (way === 'a folder inside') return join(shoot, 'day1');
  if (way === 'a folder around') mkdirSync(other);
  // Of a folder that is dragged only a half goes: the shoot is not recognised as renamed.
  const [from, to] = {
    renamed: [shoot, other],
    'into a new folder': [join(shoot, 'day2'), other],
    'a folder around': [shoot, join(other, 'inner')],
  }[way] as [string, string];
  renameSync(from, to);
  return other;
}

async function openAndKill(args: readonly string[], liveMs: number) {
  const child = fork(writer, args, { execArgv: [], stdio: 'ignore' });
  const exit = once(child, 'exit');
  await Promise.race([once(child, 'message'), exit]);
  const startedMs = performance.now();
  let tookMs: number | null = null;
  child.on('message', () => {
    tookMs = performance.now() - startedMs;
  });
  await sleep(liveMs);
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  return { by: signal ?? code ?? 'unknown', tookMs: tookMs as number | null };
}

const cardsOf = async (engine: Engine, folderId: number) => {
  const query = { folderId, filter: {}, sort: { by: 'name' as const, descending: false }, stacks: 'open' as const };
  const { ids } = await engine.client.photos.ids(query as Parameters<Engine['client']['photos']['ids']>[0]);
  return engine.client.photos.cards({ ids });
};

async function judge(catalogDir: string, opened: string, wanted: ReadonlyMap<string, number>, way: string) {
  const found = await withShoot(catalogDir, opened, async (engine, id) => {
    const stars = async () => (await cardsOf(engine, id)).map(({ name, decision }) => [name, decision.stars] as const);
    const before = await stars();
    const isRenamed = way === 'renamed';
    if (isRenamed) return { before, left: [] };
    // One step, however often it was begun: one undo takes all of it back, and a redo brings it again.
    await engine.client.decisions.undo({});
    const left = (await stars()).filter(([, count]) => count > 0);
    await engine.client.decisions.redo({});
    return { before, left };
  });
  const expected = way === 'renamed' || way === 'a folder around' ? photosOfAShoot : photosOfAShoot / 2;
  const catalog = await openFaultCatalog(catalogDir);
  const { library, journal } = catalog.check();
  await catalog.close();
  if (library !== null) return `integrity: ${library}`;
  if (journal.damaged) return 'the journal is damaged';
  if (found.before.length !== expected) return `${way}: ${found.before.length} photos of ${expected}`;
  const wrong = found.before.filter(([name, stars]) => wanted.get(name) !== stars);
  if (wrong.length > 0)
    return `${way}: ${wrong.map(([name, stars]) => `${name} has ${stars}, not ${wanted.get(name)}`)}`;
  return found.left.length === 0 ? null : `${way}: ${found.left.length} decisions came in more than one step`;
}
