/** @file A disk on which every read, write and flush of the catalog takes its time, as on a bad share: decisions take their time and hold; killed every other time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileShim } from './compile-shim.ts';
import { faultFolder, faultPhotos, openFaultCatalog } from './fault-catalog.ts';
import { expectedStates, judge, readDiary } from './read-diary.ts';
import { type FaultOptions, type FaultRow, seeded, skipped, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./decision-writer.ts', import.meta.url));
const decisions = 6;

/** `delayMs`: of each. */
export async function slowDisk(
  rounds: number,
  delayMs: number,
  { seed, signal }: Omit<FaultOptions, 'scale'>,
): Promise<FaultRow> {
  const { row, tried, count } = tally('a slow disk');
  const root = faultFolder();
  const random = seeded(seed);
  try {
    const shim = compileShim(root);
    if (!shim) return skipped(row.fault, 'needs Linux and a C compiler');
    const begun = join(root, 'begun');
    const catalog = await openFaultCatalog(begun);
    faultPhotos(catalog);
    await catalog.close();
    for (let round = 0; round < rounds && !signal.aborted; round++) {
      const dir = join(root, 'catalog');
      cpSync(begun, dir, { recursive: true });
      const diaryFile = join(root, `diary-${round}`);
      const env = { ...process.env, LD_PRELOAD: shim, IO_SHIM_PATH: 'catalog/', IO_SHIM_DELAY_MS: String(delayMs) };
      const killed = round % 2 === 1;
      const args = [dir, diaryFile, String(seed + round), String(killed ? 1_000 : decisions), 'close'];
      const child = fork(writer, args, { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
      if (killed) {
        await Promise.race([once(child, 'message'), ended]);
        setTimeout(() => child.kill('SIGKILL'), random() * 60 * delayMs);
      }
      const [code] = await ended;
      const { sure, maybe } = expectedStates(readDiary(diaryFile));
      const { problem } = await judge(dir, sure, maybe);
      if (killed) count('killed');
      else if (code !== 0) tried(`round ${round}: the process ended with ${code}`);
      else if (sure.length !== decisions) tried(`round ${round}: ${sure.length} of ${decisions} decisions were taken`);
      if (killed || (code === 0 && sure.length === decisions)) tried(problem && `round ${round}: ${problem}`);
      rmSync(dir, { recursive: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return row;
}
