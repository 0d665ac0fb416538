/**
 * @file Which proofs an earlier export made, so that the next one goes on. A line is flushed before the file it speaks of gets its name: a proof that is
 * there is known by its bytes, whenever the process was killed. Without the records files of the same names are somebody else's.
 */
import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../work/make-folder.ts';

const proofRecord = z.object({
  /** Path of the picture in its shoot, with the shoot's own, as hexadecimal bytes. */
  source: z.string(),
  /** Its content and how it was turned. */
  picture: z.string(),
  /** Format, size, target, metadata: `settingsKey`. */
  settings: z.string(),
  /** In the destination, hexadecimal bytes. */
  name: z.string(),
  sha256: z.string(),
  bytes: z.number(),
  index: z.number().int(),
  setting: z.string(),
  values: z.record(z.string(), z.number().nullable()),
  reached: z.boolean(),
  because: z.string().nullable(),
  sizes: z.array(z.object({ index: z.number().int(), bytes: z.number() })),
});
export type ProofRecord = z.infer<typeof proofRecord>;

export interface ProofRecords {
  /** The last one of every source. */
  all(): Promise<Map<string, ProofRecord>>;
  add(record: ProofRecord): Promise<void>;
}

/** `folder`: the destination, absolute. `dir`: where records are kept. */
export function proofRecordsOf(dir: string, folder: Buffer): ProofRecords {
  const file = path.join(dir, `${createHash('sha256').update(folder).digest('hex').slice(0, 32)}.jsonl`);
  return {
    all: async () => {
      const text = await readFile(file, 'utf8').catch(() => '');
      const found = new Map<string, ProofRecord>();
      for (const line of text.split('\n')) {
        const record = readLine(line);
        if (record) found.set(record.source, record);
      }
      return found;
    },
    add: async (record) => {
      await makeFolder(dir);
      await appendFile(file, `${JSON.stringify(record)}\n`, { flush: true });
    },
  };
}

/** Null for a line that was cut short by a kill, or is none of ours. */
function readLine(line: string): ProofRecord | null {
  try {
    return proofRecord.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
