/** @file A process that merely decodes pictures at full size with sharp, as many at once as there are cores: what indexing is measured against. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

export interface DecodeTimes {
  wallMs: number;
  cpuMs: number;
}

export interface BareDecode {
  readonly pid: number;
  decode(files: readonly string[]): Promise<DecodeTimes>;
  stop(): void;
}

export function startBareDecode(): BareDecode {
  const child = fork(fileURLToPath(import.meta.url), ['decode'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    pid: child.pid ?? 0,
    decode: async (files) => {
      child.send(files as string[]);
      const [times] = (await once(child, 'message')) as [DecodeTimes];
      return times;
    },
    stop: () => void child.kill(),
  };
}

async function decodeAll(files: readonly string[]): Promise<DecodeTimes> {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const queue = files.values();
  const lane = async () => {
    for (const file of queue)
      await sharp(await readFile(file))
        .raw()
        .toBuffer();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - startedMs, cpuMs: (user + system) / 1000 };
}

if (process.argv[2] === 'decode' && process.argv[1] === fileURLToPath(import.meta.url)) {
  // One thread per picture, as in the decoders.
  sharp.concurrency(1);
  sharp.cache(false);
  process.on('message', async (files) => process.send?.(await decodeAll(files as string[])));
  process.on('disconnect', () => process.exit(0));
}
