/** @file kill -9 while deciding: several writers side by side, each killed at a random moment, judged, and started again on the same catalog. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Operation } from './decision-model.ts';
import { faultFolder } from './fault-catalog.ts';
import { expectedStates, judge, readDiary } from './read-diary.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./decision-writer.ts', import.meta.url));
const lanes = 4;
/** Of at most 600 decisions each: fewer than the undo log keeps, so that every step can be counted. */
const livesOfACatalog = 3;

export async function killDecisions(kills: number, { seed, signal }: Omit<FaultOptions, 'scale'>): Promise<FaultRow> {
  const result = tally('kill -9 while deciding, stacking, collecting');
  let left = kills;
  const warm = faultFolder();
  await warmUp(warm);
  rmSync(warm, { recursive: true, force: true });
  const lane = async (number: number): Promise<void> => {
    const random = seeded(seed * 1000 + number);
    let dir = faultFolder();
    let holds: Operation[] = [];
    try {
      for (let round = 0; left > 0 && !signal.aborted; round++) {
        left -= 1;
        if (round % livesOfACatalog === 0) {
          rmSync(dir, { recursive: true, force: true });
          dir = faultFolder();
          holds = [];
        }
        const diaryFile = join(dir, `diary-${round}`);
        const diedBy = await writeAndKill(join(dir, 'catalog'), diaryFile, random);
        const diary = readDiary(diaryFile);
        const { sure, maybe } = expectedStates(diary);
        const verdict = await judge(join(dir, 'catalog'), [...holds, ...sure], maybe);
        holds = verdict.holds;
        result.count('acknowledged', sure.length);
        result.count(
          diary.length === 0 ? 'killed while opening' : maybe ? 'killed within a decision' : 'killed between decisions',
        );
        result.tried(diedBy === 'SIGKILL' ? verdict.problem : `the writer ended by itself (${diedBy})`);
      }
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(i)));
  return result.row;
}

/** Compiling the engine's sources once instead of a thousand times; only a process that ends well leaves its cache behind. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'chinagraph-faults-compile-cache') };

async function warmUp(dir: string): Promise<void> {
  await once(
    fork(writer, [dir, join(dir, 'diary'), '0', '1', 'close'], { env, execArgv: [], stdio: 'ignore' }),
    'exit',
  );
}

/** One life in eight ends while the catalog is being opened. */
async function writeAndKill(dir: string, diary: string, random: () => number): Promise<string | number> {
  const args = [dir, diary, String(Math.floor(random() * 2 ** 31)), '600', 'stay'];
  const child = fork(writer, args, { env, execArgv: [], stdio: 'ignore' });
  const exit = once(child, 'exit');
  if (random() < 1 / 8) await sleep(80 + random() * 120);
  else {
    await Promise.race([once(child, 'message'), exit]);
    await sleep(random() * 12);
  }
  child.kill('SIGKILL');
  const [code, signal] = (await exit) as [number | null, string | null];
  return signal ?? code ?? 'unknown';
}
