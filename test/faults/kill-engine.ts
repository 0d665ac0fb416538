/** @file kill -9 of a whole engine while it indexes and decides: acknowledged decisions hold, no half-written preview is visible, originals are untouched. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { faultFolder, openFaultCatalog } from './fault-catalog.ts';
import { inLanes, runAndKill } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./engine-writer.ts', import.meta.url));
const photoCount = 24;

interface Entry {
  begin?: { photo: number; stars: number };
  done?: { photo: number; stars: number };
}

export async function killEngine(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 of the engine while it indexes');
  await inLanes(kills, 2, signal, async (lane, next) => {
    const random = seeded(seed * 1000 + lane);
    const dir = faultFolder();
    const photos = join(dir, 'photos');
    try {
      await writeSmallShoot(
        photos,
        Array.from({ length: photoCount }, (_, i) => ({ name: `${100 + i}.jpg` })),
      );
      const before = hashOriginals(photos);
      let holds = new Map<number, number>();
      for (let life = 0; next(); life++) {
        // Every third life starts on a catalog without a cache, so that there is always something to index.
        if (life % 3 === 2) for (const name of cacheFiles(dir)) rmSync(join(dir, 'catalog', name), { recursive: true });
        mkdirSync(join(dir, 'catalog'), { recursive: true });
        const diary = join(dir, `diary-${life}`);
        const args = [photos, join(dir, 'catalog'), diary, String(Math.floor(random() * 2 ** 31))];
        const indexed = String(Math.floor(random() ** 2 * photoCount * 2));
        const diedBy = await runAndKill(writer, [...args, indexed], { liveMs: random() * 60 });
        const verdict = await judge(join(dir, 'catalog'), holds, readEntries(diary));
        holds = verdict.holds;
        result.count('acknowledged', verdict.acknowledged);
        const tiers = await judgeTiers(join(dir, 'catalog', 'cache', 'tiers'));
        result.count('previews looked at', tiers.whole);
        result.count('unfinished files left', tiers.unfinished);
        const changed = hashOriginals(photos) === before ? null : 'an original changed';
        result.tried(
          diedBy === 'SIGKILL' ? (verdict.problem ?? tiers.problem ?? changed) : `ended by itself (${diedBy})`,
        );
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
  return result.row;
}

const cacheFiles = (dir: string): string[] =>
  readdirSync(join(dir, 'catalog')).filter((name) => name.startsWith('cache'));

function hashOriginals(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function readEntries(diary: string): Entry[] {
  if (!existsSync(diary)) return [];
  // A last line without its end was being written when the process died.
  const lines = readFileSync(diary, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}

/** `holds`: stars by photo, in the order of names, that must be there; the one in flight at the end may be. */
async function judge(dir: string, before: ReadonlyMap<number, number>, entries: readonly Entry[]) {
  const holds = new Map(before);
  for (const { done } of entries) if (done) holds.set(done.photo, done.stars);
  const acknowledged = entries.filter((entry) => entry.done).length;
  const maybe = entries.at(-1)?.begin;
  const catalog = await openFaultCatalog(dir);
  try {
    const { library, journal } = catalog.check();
    if (library !== null) return { problem: `integrity: ${library}`, holds, acknowledged };
    if (journal.damaged) return { problem: 'the journal is damaged', holds, acknowledged };
    const photos = catalog.folders.list().flatMap(({ id }) => catalog.photos.ofFolder(id));
    const byName = photos.toSorted((a, b) => Buffer.compare(a.files[0]!.relPath, b.files[0]!.relPath));
    for (const [number, stars] of holds) {
      const found = byName[number] ? catalog.decisions.get(byName[number].id).decision.stars : null;
      if (found === stars) continue;
      if (maybe && maybe.photo === number && found === maybe.stars) continue;
      return { problem: `photo ${number}: found ${found} stars, wanted ${stars}`, holds, acknowledged };
    }
    byName.forEach(({ id }, number) => {
      const { stars } = catalog.decisions.get(id).decision;
      if (stars > 0 || holds.has(number)) holds.set(number, stars);
    });
    return { problem: null, holds, acknowledged };
  } finally {
    await catalog.close();
  }
}

/** Every file under its final name must decode to the end. */
async function judgeTiers(dir: string): Promise<{ problem: string | null; whole: number; unfinished: number }> {
  let whole = 0;
  let unfinished = 0;
  for (const folder of existsSync(dir) ? readdirSync(dir) : []) {
    for (const name of readdirSync(join(dir, folder))) {
      if (!name.endsWith('.jpg')) {
        unfinished += 1;
        continue;
      }
      const bytes = readFileSync(join(dir, folder, name));
      const isWhole = await sharp(bytes, { failOn: 'warning' })
        .raw()
        .toBuffer()
        .then(
          () => true,
          () => false,
        );
      if (!isWhole)
        return { problem: `the preview ${name} is half-written (${bytes.length} bytes)`, whole, unfinished };
      whole += 1;
    }
  }
  return { problem: null, whole, unfinished };
}
