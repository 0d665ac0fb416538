/** @file What a writer said it did, and whether the catalog agrees. */
import { existsSync, readFileSync } from 'node:fs';
import { createModel, type Operation, sayCatalog } from './decision-model.ts';
import { faultPhotos, openFaultCatalog } from './fault-catalog.ts';

type Entry =
  | { ready: true }
  | { begin: Operation }
  | { done: true }
  | { refused: string; code: string }
  | { closed: true };

export function readDiary(file: string): Entry[] {
  if (!existsSync(file)) return [];
  // A last line without its end was being written when the process died.
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Entry);
}

/** What must be there: every acknowledged operation; and what may be besides: the one in flight at the end. */
export function expectedStates(diary: readonly Entry[]): { sure: Operation[]; maybe: Operation | null } {
  const sure: Operation[] = [];
  let begun: Operation | null = null;
  for (const entry of diary) {
    if ('begin' in entry) begun = entry.begin;
    if ('done' in entry && begun) sure.push(begun);
    if ('done' in entry || 'refused' in entry) begun = null;
  }
  return { sure, maybe: begun };
}

/** Opens the catalog as after any crash. Returns what is wrong (null for nothing) and the operations that hold from now on. */
export async function judge(
  dir: string,
  sure: readonly Operation[],
  maybe: Operation | null,
): Promise<{ problem: string | null; holds: Operation[] }> {
  const catalog = await openFaultCatalog(dir);
  try {
    const found = sayCatalog(catalog, faultPhotos(catalog));
    const model = createModel();
    for (const operation of sure) model.perform(operation);
    const without = model.say();
    if (maybe) model.perform(maybe);
    const withIt = model.say();
    const { library, journal } = catalog.check();
    const holds = maybe && found !== without ? [...sure, maybe] : [...sure];
    if (library !== null) return { problem: `integrity: ${library}`, holds };
    if (journal.damaged) return { problem: 'the journal is damaged', holds };
    if (found !== without && found !== withIt) return { problem: `found ${found}\n    wanted ${without}`, holds };
    return { problem: null, holds };
  } finally {
    await catalog.close();
  }
}
