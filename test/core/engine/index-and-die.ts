/** @file An index in a process of its own that is killed when it first writes to a table: inside the transaction, or right after it was committed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Moment = 'inside' | 'after';

/** "done" where it came to its end without writing to the table. */
export async function indexAndDie(
  catalogDir: string,
  folder: string,
  table: string,
  moment: Moment,
): Promise<'killed' | 'done'> {
  const script = fileURLToPath(new URL('./index-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, catalogDir, folder, table, moment], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  if (signal === 'SIGKILL') return 'killed';
  if (code === 0) return 'done';
  throw new Error(`the index ended with ${code ?? signal}`);
}
