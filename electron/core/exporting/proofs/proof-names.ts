/** @file Names of proofs: the photo's own with another ending; what an earlier export gave stays, and nothing that is not ours is written over. */
import { readdir, stat } from 'node:fs/promises';
import { baseName, joinPath, stemOf } from '../../library/paths.ts';
import type { ProofRecord } from '../../proofs/proof-records.ts';
import { hashFile } from '../../work/hash-file.ts';
import { foldedName } from '../transfer/destination-names.ts';

export type NamedProof =
  /** Nothing of this name is there. */
  | { state: 'free'; name: Buffer }
  /** As an earlier export left it. */
  | { state: 'ours'; name: Buffer; record: ProofRecord }
  /** Made by an earlier export and changed since, by whatever else. */
  | { state: 'changed'; name: Buffer };

/** `folder`: absolute; one that is yet to be made is empty. Throws the system's error where it cannot be listed. */
export async function createProofNames(folder: Buffer, records: ReadonlyMap<string, ProofRecord>, ending: string) {
  const names = await readdir(folder, { encoding: 'buffer' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const taken = new Set(names.map(foldedName));
  // Another run's names are kept for their photos, whether or not they are meant this time.
  for (const record of records.values()) taken.add(foldedName(Buffer.from(record.name, 'hex')));

  return async (source: string, file: Buffer): Promise<NamedProof> => {
    const record = records.get(source);
    const recorded = record ? Buffer.from(record.name, 'hex') : null;
    if (record && recorded && recorded.subarray(-ending.length).toString('latin1') === ending) {
      const there = await stat(joinPath(folder, recorded)).catch(() => null);
      if (!there) return { state: 'free', name: recorded };
      const isOurs =
        there.isFile() && there.size === record.bytes && (await hashFile(joinPath(folder, recorded))) === record.sha256;
      return isOurs ? { state: 'ours', name: recorded, record } : { state: 'changed', name: recorded };
    }
    const stem = stemOf(baseName(file));
    for (let attempt = 1; ; attempt++) {
      const name = Buffer.concat([stem, Buffer.from(attempt === 1 ? ending : `-${attempt}${ending}`)]);
      if (taken.has(foldedName(name))) continue;
      taken.add(foldedName(name));
      return { state: 'free', name };
    }
  };
}
