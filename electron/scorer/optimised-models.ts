/**
 * @file Optimised models kept between runs. They hold instructions for one ONNX Runtime on one kind of processor, so the name says which;
 * a digest beside each tells a damaged copy from a whole one, since a flipped bit would silently change scores.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface OptimisedModels {
  /** A whole copy, or null. */
  find(key: string): Promise<Uint8Array | null>;
  /** Lets `write` save under a temporary name, then keeps the result. A copy that cannot be kept is no failure. */
  keep<T>(key: string, write: (temporaryPath: string) => Promise<T>): Promise<T>;
}

/** Copies older than this many are removed, oldest use first. */
const keptCopies = 24;

/** `dir` null keeps nothing. */
export function createOptimisedModels(dir: string | null, runtimeVersion: string): OptimisedModels {
  const machine = `${runtimeVersion}|cpu|${process.arch}|${cpus()[0]?.model ?? ''}`;
  const pathOf = (folder: string, key: string) =>
    join(folder, `${sha256Of(Buffer.from(`${machine}|${key}`)).slice(0, 32)}.onnx`);
  return {
    async find(key) {
      if (dir === null) return null;
      const path = pathOf(dir, key);
      try {
        const [bytes, digest] = await Promise.all([readFile(path), readFile(`${path}.sha256`, 'utf8')]);
        if (sha256Of(bytes) === digest) return bytes;
        await Promise.all([rm(path, { force: true }), rm(`${path}.sha256`, { force: true })]);
      } catch {
        // Absent or unreadable: optimised anew.
      }
      return null;
    },
    async keep(key, write) {
      if (dir === null) return write('');
      await mkdir(dir, { recursive: true });
      const path = pathOf(dir, key);
      const temporary = `${path}.${randomUUID().slice(0, 8)}.part`;
      const result = await write(temporary);
      try {
        await writeFile(`${path}.sha256`, sha256Of(await readFile(temporary)));
        await rename(temporary, path);
        await dropOldest(dir);
      } catch {
        await rm(temporary, { force: true });
      }
      return result;
    },
  };
}

async function dropOldest(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => /\.(onnx|part)$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })));
  // Left by a process that was killed while it saved.
  const isLeft = ({ name, at }: { name: string; at: number }) => name.endsWith('.part') && Date.now() - at > 3_600_000;
  const copies = aged.filter(({ name }) => name.endsWith('.onnx')).sort((a, b) => b.at - a.at);
  for (const { name } of [...copies.slice(keptCopies), ...aged.filter(isLeft)]) {
    await rm(join(dir, name), { force: true });
    await rm(join(dir, `${name}.sha256`), { force: true });
  }
}
