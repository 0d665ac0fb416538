/** @file Whether a disk or card answers at all, asked without waiting for ever. */
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const patienceMs = 3_000;

/** Also true where the file is gone or forbidden: then the answer was quick, and reading it again will say so. */
export function canRead(path: string | Buffer): Promise<boolean> {
  const stop = new AbortController();
  const asked = readOneByte(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'EIO' && error.code !== 'ETIMEDOUT',
  );
  const silent = delay(patienceMs, false, { signal: stop.signal, ref: false }).catch(() => false);
  return Promise.race([asked, silent]).finally(() => stop.abort());
}

async function readOneByte(path: string | Buffer): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.read(Buffer.alloc(1), 0, 1, 0);
  } finally {
    await file.close();
  }
}
