/** @file Cards that are plugged in: drives with a DCIM folder, as every camera makes one (the DCF standard). */
import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { baseName, directoryOf, joinPath } from '../../library/paths.ts';
import { type MountPoint, type MountSources, mountPoints } from './mount-points.ts';

const dcim = Buffer.from('DCIM');
/** A mount that does not answer (a network drive that is away) is none. */
const answerWithinMs = 1_500;

export async function findCards(sources?: MountSources): Promise<MountPoint[]> {
  const mounts = await mountPoints(sources);
  const cards = await Promise.all(mounts.map(async (mount) => ((await hasDcim(mount.path)) ? mount : null)));
  return cards.filter((card) => card !== null).sort((a, b) => Buffer.compare(a.path, b.path));
}

async function hasDcim(folder: Buffer): Promise<boolean> {
  const late = new AbortController();
  const answered = stat(joinPath(folder, dcim)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const isThere = await Promise.race([answered, delay(answerWithinMs, false, { signal: late.signal })]);
  late.abort();
  return isThere;
}

/** What must not be written into when `folder` (absolute) is read: the whole card it is on, where it is on one; else itself. */
export async function cardRootOf(folder: Buffer): Promise<Buffer> {
  for (let at = folder; at.length > 0; at = directoryOf(at)) {
    if (baseName(at).toString('latin1').toUpperCase() === 'DCIM') return directoryOf(at);
    if (await hasDcim(at)) return at;
  }
  return folder;
}
