/** @file One I/O error at the n-th read, write, flush or truncation of a catalog file, for every n: no crash, nothing acknowledged lost. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileShim } from './compile-shim.ts';
import { faultFolder, faultPhotos, openFaultCatalog } from './fault-catalog.ts';
import { expectedStates, judge, readDiary } from './read-diary.ts';
import { type FaultOptions, type FaultRow, skipped, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./decision-writer.ts', import.meta.url));

/** `places` are values of n; `path` is part of the names of the files that fail. */
export async function ioErrors(
  path: string,
  places: readonly number[],
  { seed, signal }: Omit<FaultOptions, 'scale'>,
): Promise<FaultRow> {
  const result = tally(`an I/O error in ${path}`);
  const root = faultFolder();
  try {
    const shim = compileShim(root);
    if (!shim) return skipped(result.row.fault, 'needs Linux and a C compiler');
    const begun = join(root, 'begun');
    const catalog = await openFaultCatalog(begun);
    faultPhotos(catalog);
    await catalog.close();
    for (const place of places) {
      if (signal.aborted) break;
      const dir = join(root, 'catalog');
      cpSync(begun, dir, { recursive: true });
      const diaryFile = join(root, `diary-${place}`);
      const env = { ...process.env, LD_PRELOAD: shim, IO_SHIM_PATH: `catalog/${path}`, IO_SHIM_AT: String(place) };
      const child = fork(writer, [dir, diaryFile, String(seed), '25', 'close'], { env, execArgv: [], stdio: 'ignore' });
      const [code, killedBy] = (await once(child, 'exit')) as [number | null, string | null];
      const diary = readDiary(diaryFile);
      const refused = diary.filter((entry) => 'refused' in entry).length;
      result.count(refused > 0 ? 'refused in words' : 'mended unseen');
      const { sure, maybe } = expectedStates(diary);
      const { problem } = await judge(dir, sure, maybe);
      const crash = code === 0 ? null : `at ${place}: the process ended with ${killedBy ?? code}`;
      result.tried(crash ?? (problem && `at ${place}: ${problem}`));
      rmSync(dir, { recursive: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return result.row;
}
