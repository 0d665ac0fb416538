/** @file Hashes of files whose publisher states none: recorded when one first proves itself, compared ever after, kept when the model is removed. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const entries = z.record(z.string(), z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), at: z.string() }));

export interface KnownHashes {
  get(id: string): Promise<{ sha256: string; at: string } | null>;
  /** Does nothing where one is known. */
  record(id: string, sha256: string, at: string): Promise<void>;
}

export function createKnownHashes(path: string): KnownHashes {
  const read = async () => {
    try {
      return entries.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    get: async (id) => (await read())[id] ?? null,
    async record(id, sha256, at) {
      const known = await read();
      if (known[id]) return;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.part`, JSON.stringify({ ...known, [id]: { sha256, at } }, null, 2), { flush: true });
      await rename(`${path}.part`, path);
    },
  };
}
