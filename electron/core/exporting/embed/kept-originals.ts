/**
 * @file Files as they were before metadata was written into them, kept until the photographer discards them.
 *
 * [Note: Kept originals]
 * In a hidden folder beside the pictures, on the same disk: "IMG_1.jpg.original", a second name of the old file (no byte is copied where the disk has hard
 * links), and "IMG_1.jpg.original.json", which says what the file was and became. Both are there and flushed before the new file takes the name,
 * so a process killed at any moment leaves a whole file and a way back. They are found by looking, not by the catalog: a lost catalog loses no
 * original. Where a file is written into again, the first original stays; where another program changed it between, what that one made of it is kept beside.
 */

import { link, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { z } from 'zod';
import { say } from '../../../../texts/say.ts';
import { baseName, directoryOf, joinPath } from '../../library/paths.ts';
import { hashFile } from '../../work/hash-file.ts';
import { makeFolder } from '../../work/make-folder.ts';
import { renameOver } from '../files/rename-over.ts';
import { replaceFile, syncFolder } from '../files/write-file.ts';
import { copyVerified } from '../transfer/copy-verified.ts';

const folderName = Buffer.from('.chinagraph-originals');
const ending = '.original';
const never = new AbortController().signal;

const record = z.object({
  schema: z.literal('chinagraph/original@1'),
  /** SHA-256 of the whole file as it was, and each time that it was written. */
  before: z.string(),
  after: z.array(z.string()),
  at: z.string(),
  /** What the catalog knew to be ours in it before (sidecars/sync-base.ts). */
  base: z.string().nullable(),
});
type KeptRecord = z.infer<typeof record>;

export interface Kept extends KeptRecord {
  /** The picture, absolute. */
  file: Buffer;
  /** The old file under its kept name. */
  kept: Buffer;
  sizeBytes: number;
}

const keptFolder = (file: Buffer): Buffer => joinPath(directoryOf(file), folderName);
const withEnding = (file: Buffer, text: string): Buffer =>
  joinPath(keptFolder(file), Buffer.concat([baseName(file), Buffer.from(text)]));

/** What is kept of this file: the newest first. Damaged notes are passed over, and their files stay. `file`: absolute, no link. */
export async function keptOf(file: Buffer): Promise<Kept[]> {
  const names = await readdir(keptFolder(file), { encoding: 'buffer' }).catch(() => []);
  const start = Buffer.concat([baseName(file), Buffer.from(ending)]);
  const found: Kept[] = [];
  for (const name of names) {
    const tail = name.subarray(start.length).toString('latin1');
    if (!name.subarray(0, start.length).equals(start) || !/^(-\d+)?\.json$/.test(tail)) continue;
    const kept = joinPath(keptFolder(file), name.subarray(0, -'.json'.length));
    try {
      const parsed = record.parse(JSON.parse(await readFile(joinPath(keptFolder(file), name), 'utf8')));
      found.push({ ...parsed, file, kept, sizeBytes: (await stat(kept)).size });
    } catch {
      // Killed between the note and the file, or no note of ours.
    }
  }
  return found.sort((a, b) => b.at.localeCompare(a.at));
}

/** Keeps `file` as it is now, before it becomes `after`. Throws the system's error with nothing changed that matters. */
export async function keepOriginal(
  file: Buffer,
  facts: Pick<KeptRecord, 'before' | 'at' | 'base'> & { after: string },
): Promise<void> {
  const folder = keptFolder(file);
  await makeFolder(folder);
  const known = await keptOf(file);
  const same = known.find(({ after, before }) => before === facts.before || after.includes(facts.before));
  const kept = same?.kept ?? withEnding(file, await freeEnding(file));
  if (!same) await secondName(file, kept);
  const { before, base } = same ?? facts;
  const after = [...(same?.after ?? []), facts.after];
  const note: KeptRecord = { schema: 'chinagraph/original@1', before, after, at: facts.at, base };
  await replaceFile(Buffer.concat([kept, Buffer.from('.json')]), Buffer.from(`${JSON.stringify(note)}\n`));
  await syncFolder(folder);
}

async function freeEnding(file: Buffer): Promise<string> {
  for (let n = 1; ; n++) {
    const text = n === 1 ? ending : `${ending}-${n}`;
    const isTaken = await stat(withEnding(file, text)).then(
      () => true,
      () => false,
    );
    if (!isTaken) return text;
  }
}

async function secondName(file: Buffer, kept: Buffer): Promise<void> {
  try {
    await link(file, kept);
  } catch (error) {
    // FAT, exFAT and some network disks have no second names.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    await copyVerified(file, kept, never);
  }
}

/** The old file takes its name back. Only while the file is what was written, and the kept one is what it was: else an Error in words, with nothing changed. */
export async function putBack(one: Kept): Promise<void> {
  const now = await hashFile(one.file);
  if (now !== one.before) {
    if (!one.after.includes(now)) throw new Error(say('kept.changedSince'));
    if ((await hashFile(one.kept)) !== one.before) throw new Error(say('kept.damaged'));
    await renameOver(one.kept, one.file);
    await syncFolder(directoryOf(one.file));
  }
  await forget(one);
}

/** Removes what is kept of one file, and the hidden folder with the last of them. */
export async function forget({ kept, file }: Pick<Kept, 'kept' | 'file'>): Promise<void> {
  await rm(kept, { force: true });
  await rm(Buffer.concat([kept, Buffer.from('.json')]), { force: true });
  await rmdir(keptFolder(file)).catch(() => undefined);
}
