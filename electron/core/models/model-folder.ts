/**
 * @file One folder per installed model: its files and model.json. A folder is put together under another name and takes its place by renaming,
 * so a model is either there as it was, or there as it is now.
 */

import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import { modelProvenance } from '../../contract/model.ts';
import { modelId } from '../../contract/score.ts';
import { fileRoles } from './model-definition.ts';

const modelRecord = z.object({
  schema: z.literal('chinagraph/model@1'),
  id: modelId,
  /** Unproven: imported by the user's express wish although the sanity check failed. */
  state: z.enum(['installed', 'unproven']),
  problem: z.string().nullable(),
  provenance: modelProvenance,
  files: z.array(
    z.object({
      role: z.enum(fileRoles),
      name: z.string().regex(/^[A-Za-z0-9._-]+$/),
      bytes: z.number().int().positive(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type ModelRecord = z.infer<typeof modelRecord>;

export type FolderState =
  | { kind: 'missing' }
  | { kind: 'broken'; problem: string }
  | { kind: 'ok'; record: ModelRecord };

const freshPrefix = '.new-';
const replacedPrefix = '.old-';

/** What lies installed under this id; sizes are compared, contents are not (that is `verify`). */
export async function readModelFolder(dir: string, id: string): Promise<FolderState> {
  const folder = join(dir, id);
  const text = await readFile(join(folder, 'model.json'), 'utf8').catch(() => null);
  if (text === null) return { kind: 'missing' };
  const broken = (problem: string): FolderState => ({
    kind: 'broken',
    problem: say('model.installAgain', { problem, id }),
  });
  let record: ModelRecord;
  try {
    record = modelRecord.parse(JSON.parse(text));
  } catch {
    return broken(say('model.recordDamaged', { id }));
  }
  for (const file of record.files) {
    const found = await stat(join(folder, file.name)).catch(() => null);
    if (found?.size !== file.bytes)
      return broken(say('model.fileBad', { file: file.name, id, isThere: Boolean(found) }));
  }
  return { kind: 'ok', record };
}

/** A new, empty folder for `install`. */
export async function openFreshFolder(dir: string, id: string): Promise<string> {
  const fresh = join(dir, `${freshPrefix}${id}-${randomUUID().slice(0, 8)}`);
  await mkdir(fresh, { recursive: true });
  return fresh;
}

/** Writes the record into `fresh` and gives the folder its place. */
export async function placeFolder(dir: string, fresh: string, record: ModelRecord): Promise<void> {
  const file = await open(join(fresh, 'model.json'), 'wx');
  try {
    await file.writeFile(`${JSON.stringify(record, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  const place = join(dir, record.id);
  const replaced = join(dir, `${replacedPrefix}${record.id}`);
  await rm(replaced, { recursive: true, force: true });
  await rename(place, replaced).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, place);
  await rm(replaced, { recursive: true, force: true });
}

/** Undoes what an installation cut short has left: half-made folders go, a model that was about to be replaced comes back. */
export async function sweepFolders(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => [] as string[]);
  for (const name of names) {
    if (name.startsWith(freshPrefix)) await rm(join(dir, name), { recursive: true, force: true });
    if (!name.startsWith(replacedPrefix)) continue;
    const id = name.slice(replacedPrefix.length);
    if (names.includes(id)) await rm(join(dir, name), { recursive: true, force: true });
    else await rename(join(dir, name), join(dir, id));
  }
}
