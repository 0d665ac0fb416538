/** @file kill -9 while an undo log longer than what is kept is cut: at the start of a life, or in the decisions that make it too long again. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unfinishedJournals } from '../../electron/core/catalog/journal/append-journal.ts';
import { keptSteps } from '../../electron/core/catalog/journal/snapshot.ts';
import { createModel, isTrimmed, type Operation, perform, randomOperation, sayCatalog } from './decision-model.ts';
import { faultFolder, faultPhotos, openFaultCatalog } from './fault-catalog.ts';
import { expectedStates, readDiary } from './read-diary.ts';
import { inLanes } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./decision-writer.ts', import.meta.url));
/** One at a time: a judge at work would kill the next writer later than meant. */
const lanes = 1;
/** Decisions after the log was cut: it is too long again at the next start. */
const decisionsOfALife = 80;

export async function killTrimming(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 while the undo log is cut');
  const base = faultFolder();
  try {
    const long = await writeLongLog(base, seeded(seed));
    const startMs = await measureStart(base);
    await inLanes(kills, lanes, signal, async (number, next) => {
      const random = seeded(seed * 1000 + number);
      const root = faultFolder();
      const dir = join(root, 'catalog');
      cpSync(join(base, 'catalog'), dir, { recursive: true });
      let holds = long;
      try {
        for (let round = 0; next(); round++) {
          const diaryFile = join(root, `diary-${round}`);
          // Most lives end while the catalog is opened and the log cut, the others among the decisions after it.
          const liveMs = random() * startMs * 1.4;
          const diedBy = await writeAndKill(dir, diaryFile, Math.floor(random() * 2 ** 31), liveMs);
          if (unfinishedJournals(dir).some((file) => existsSync(file)))
            result.count('killed while the journal was rewritten');
          const { sure, maybe } = expectedStates(readDiary(diaryFile));
          const verdict = await judge(dir, [...holds, ...sure], maybe);
          holds = verdict.holds;
          result.count('acknowledged', sure.length);
          result.count(`killed ${sure.length === 0 && !maybe ? 'while opening' : 'among decisions'}`);
          result.tried(diedBy === 'SIGKILL' ? verdict.problem : `the writer ended by itself (${diedBy})`);
        }
        result.count('steps taken back at the end', await takeAllBack(dir, holds));
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
  return result.row;
}

/** A catalog whose log is longer than what is kept; what was done to it. */
async function writeLongLog(base: string, random: () => number): Promise<Operation[]> {
  mkdirSync(join(base, 'catalog'));
  const catalog = await openFaultCatalog(join(base, 'catalog'));
  const ids = faultPhotos(catalog);
  const operations: Operation[] = [];
  while (operations.length % 100 > 0 || catalog.decisions.history(1_000_000).length < keptSteps + 100) {
    const operation = randomOperation(random);
    perform(catalog, ids, operation);
    operations.push(operation);
  }
  await catalog.close();
  return operations;
}

/** Milliseconds that a writer needs to open the catalog and cut the log. On a copy. */
async function measureStart(base: string): Promise<number> {
  const dir = join(base, 'measured');
  cpSync(join(base, 'catalog'), dir, { recursive: true });
  const child = startWriter(dir, join(base, 'diary'), 0);
  await once(child, 'message');
  const startedMs = performance.now();
  await once(child, 'message');
  const tookMs = performance.now() - startedMs;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return tookMs;
}

/** Tells "opening", then "ready", each as a message. */
function startWriter(dir: string, diary: string, seed: number) {
  return fork(writer, [dir, diary, String(seed), String(decisionsOfALife), 'trim'], { execArgv: [], stdio: 'ignore' });
}

/** Lives `liveMs` from when it begins to open the catalog. */
async function writeAndKill(dir: string, diary: string, seed: number, liveMs: number): Promise<string | number> {
  const child = startWriter(dir, diary, seed);
  const exit = once(child, 'exit');
  await Promise.race([once(child, 'message'), exit]);
  await sleep(liveMs);
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  return signal ?? code ?? 'unknown';
}

/** As after any crash: every decision is there, and of the log at least what is kept. */
async function judge(dir: string, sure: readonly Operation[], maybe: Operation | null) {
  const catalog = await openFaultCatalog(dir);
  try {
    const found = sayCatalog(catalog, faultPhotos(catalog));
    const model = createModel();
    for (const operation of sure) model.perform(operation);
    const without = model.say();
    if (maybe) model.perform(maybe);
    const { library, journal } = catalog.check();
    const isWithout = isTrimmed(found, without, keptSteps);
    const holds = maybe && !isWithout ? [...sure, maybe] : [...sure];
    const problem =
      library !== null
        ? `integrity: ${library}`
        : journal.damaged
          ? 'the journal is damaged'
          : isWithout || isTrimmed(found, model.say(), keptSteps)
            ? null
            : `found ${found}\n    wanted ${without}`;
    return { problem, holds };
  } finally {
    await catalog.close();
  }
}

/** The whole log that is left, step by step against the model; how many steps that were. Throws where one of them took back something else. */
async function takeAllBack(dir: string, holds: readonly Operation[]): Promise<number> {
  const catalog = await openFaultCatalog(dir);
  try {
    const ids = faultPhotos(catalog);
    const model = createModel();
    for (const operation of holds) model.perform(operation);
    let steps = 0;
    for (; catalog.decisions.undo() !== null; steps++) {
      model.perform({ t: 'undo' });
      if (steps % 50 === 0 && !isTrimmed(sayCatalog(catalog, ids), model.say(), keptSteps))
        throw new Error(`step ${steps} back: found ${sayCatalog(catalog, ids)}, wanted ${model.say()}`);
    }
    return steps;
  } finally {
    await catalog.close();
  }
}
