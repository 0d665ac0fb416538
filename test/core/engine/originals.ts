/** @file What must be the same before and after every test that touches a folder. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** SHA-256 of every file below `folder`, by its path in Latin-1: names need not be UTF-8. */
export function hashOriginals(folder: string | Buffer): Map<string, string> {
  const hashes = new Map<string, string>();
  const root = Buffer.from(folder);
  for (const name of readdirSync(root, { encoding: 'buffer' })) {
    const file = Buffer.concat([root, Buffer.from('/'), name]);
    if (statSync(file).isDirectory()) {
      for (const [path, hash] of hashOriginals(file)) hashes.set(path, hash);
    } else hashes.set(file.toString('latin1'), createHash('sha256').update(readFileSync(file)).digest('hex'));
  }
  return hashes;
}
