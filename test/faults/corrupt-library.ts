/** @file Damage to library.db while it is closed, or after a crash: 16 random bytes, a zeroed first page, half a file, no file, no log. Every decision must come back. */
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModel, modelPhotos, type Operation, perform, randomOperation, sayCatalog } from './decision-model.ts';
import { faultFolder, faultPhotos, openFaultCatalog } from './fault-catalog.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

type Damage = (file: string, random: () => number) => void;

const flip: Damage = (file, random) => {
  const bytes = readFileSync(file);
  const at = Math.floor(random() * (bytes.length - 16));
  for (let i = 0; i < 16; i++) bytes[at + i] = Math.floor(random() * 256);
  writeFileSync(file, bytes);
};

const others: Damage[] = [
  (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(4096), readFileSync(file).subarray(4096)])),
  (file, random) => truncateSync(file, Math.floor(random() * statSync(file).size)),
  (file) => rmSync(file),
  (file) => rmSync(`${file}-wal`, { force: true }),
];

/** `crashed` leaves the write-ahead log and no seal behind. */
export async function corruptLibrary(
  tries: number,
  crashed: boolean,
  { seed, signal }: Omit<FaultOptions, 'scale'>,
): Promise<FaultRow> {
  const result = tally(crashed ? 'library.db damaged after a crash' : 'library.db damaged while closed');
  const root = faultFolder();
  try {
    const random = seeded(seed);
    const wanted = await live(join(root, 'lived'), join(root, 'crashed'), random);
    const source = join(root, crashed ? 'crashed' : 'lived');
    for (let i = 0; i < tries && !signal.aborted; i++) {
      const dir = join(root, 'damaged');
      cpSync(source, dir, { recursive: true });
      const damage = i % 10 === 9 ? others[((i / 10) | 0) % others.length]! : flip;
      // After a crash most of what is new lies in the log.
      const hit = damage === flip && crashed && i % 2 === 0 ? 'library.db-wal' : 'library.db';
      damage(join(dir, hit), random);
      result.tried(await verdict(dir, wanted, result.count));
      rmSync(dir, { recursive: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return result.row;
}

/** Decides at random, with a backup half way; copies the files as a crash would leave them; closes. Returns what was decided. */
async function live(dir: string, crashed: string, random: () => number): Promise<string> {
  const catalog = await openFaultCatalog(dir);
  const ids = faultPhotos(catalog);
  const model = createModel();
  const operations: Operation[] = Array.from({ length: 120 }, () => randomOperation(random));
  for (const [i, operation] of operations.entries()) {
    perform(catalog, ids, operation);
    model.perform(operation);
    if (i === 60) await catalog.backupNow();
  }
  cpSync(dir, crashed, { recursive: true });
  await catalog.close();
  return model.say();
}

async function verdict(dir: string, wanted: string, count: (name: string) => void): Promise<string | null> {
  const catalog = await openFaultCatalog(dir);
  try {
    const { restored } = catalog.openReport;
    count(restored ? 'noticed and restored' : 'without effect');
    const ids = faultPhotos(catalog);
    if (ids.length !== modelPhotos) return `${ids.length} photos instead of ${modelPhotos}`;
    const found = sayCatalog(catalog, ids);
    if (found !== wanted) return `found ${found}\n    wanted ${wanted}`;
    return catalog.check().library;
  } finally {
    await catalog.close();
  }
}
