/** @file One I/O error at the n-th read, write or flush of a sidecar or its temporary file, while sidecars are rewritten: nothing is ever torn. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileShim } from './compile-shim.ts';
import { judgeHandover, makeHandoverFolder } from './handover-folder.ts';
import { type FaultOptions, type FaultRow, skipped, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./handover-writer.ts', import.meta.url));

/** `places` are values of n. The writer may end at the error; what lies in the folder then is judged. */
export async function ioHandover(
  places: readonly number[],
  { signal }: Pick<FaultOptions, 'signal'>,
): Promise<FaultRow> {
  const result = tally('an I/O error while rewriting sidecars');
  const root = mkdtempSync(join(tmpdir(), 'chinagraph-faults-'));
  try {
    const shim = compileShim(root);
    if (!shim) return skipped(result.row.fault, 'needs Linux and a C compiler');
    for (const place of places) {
      if (signal.aborted) break;
      const dir = mkdtempSync(join(root, 'shoot-'));
      makeHandoverFolder(dir);
      const env = { ...process.env, LD_PRELOAD: shim, IO_SHIM_PATH: '.xmp', IO_SHIM_AT: String(place) };
      const child = fork(writer, [dir, String(place), 'once'], { env, execArgv: [], stdio: 'ignore' });
      const [code, killedBy] = (await once(child, 'exit')) as [number | null, string | null];
      result.count(code === 0 ? 'went on' : 'stopped at the error');
      const problem = killedBy ? `the process ended with ${killedBy}` : judgeHandover(dir);
      result.tried(problem && `at ${place}: ${problem}`);
      rmSync(dir, { recursive: true, force: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return result.row;
}
