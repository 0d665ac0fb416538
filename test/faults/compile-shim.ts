/** @file The library that makes reads and writes fail, compiled; see io-shim.c. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./io-shim.c', import.meta.url));

/** Its path in `folder`; null where there is no Linux or no C compiler. */
export function compileShim(folder: string): string | null {
  if (process.platform !== 'linux') return null;
  const shim = join(folder, 'io-shim.so');
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', shim, source, '-ldl'], { stdio: 'ignore' });
    return shim;
  } catch {
    return null;
  }
}
