/** @file Proofs: of each photo the smallest file that stays as close to it as asked. Resumable: what an earlier export made with the same settings stays. */

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ExifTool } from 'exiftool-vendored';
import { say } from '../../../../texts/say.ts';
import type { ExportSelection, ProofSettings } from '../../../contract/exporting.ts';
import type { Told } from '../../../contract/told.ts';
import { displayName, isWithin, joinPath } from '../../library/paths.ts';
import type { MetadataReader } from '../../metadata/metadata-reader.ts';
import type { Previews } from '../../previews/create-previews.ts';
import { copyMetadata } from '../../proofs/copy-metadata.ts';
import { type ProofRecord, type ProofRecords, proofRecordsOf } from '../../proofs/proof-records.ts';
import { longestSidePx } from '../../proofs/prover/encodings.ts';
import type { Proved } from '../../proofs/prover/protocol.ts';
import { createProvers, type Provers } from '../../proofs/provers.ts';
import { type Condition, targetOf } from '../../quality/gate.ts';
import { sourceOf } from '../../shoot/index-shoot.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { findSidecars } from '../../sidecars/find-sidecars.ts';
import { type StemOwners, stemOwners } from '../../sidecars/stem-owners.ts';
import type { LaunchChild } from '../../work/launch-child.ts';
import { Refusal } from '../../work/refusal.ts';
import { hashBytes, replaceFile, sweepTemporaries, writeNew } from '../files/write-file.ts';
import type { Planned, Step } from '../plan/planned.ts';
import { saySelection } from '../plan/select-photos.ts';
import { createProofNames } from './proof-names.ts';
import { summarise } from './summarise.ts';

export interface ProofsDeps {
  previews: Pick<Previews, 'develop'>;
  exiftool: ExifTool;
  probe: MetadataReader['probe'];
  launchChild: LaunchChild;
  /** For raw pixels and unfinished proofs, removed as soon as they were read. */
  workDir: string;
  /** Records of what was made lie in a folder of it. */
  cacheDir: string;
  /** The shoot's folder, and every photo of it. */
  root: Buffer;
  all: readonly ShootPhoto[];
  nowMs(): number;
}

const endings = { jpeg: '.jpg', webp: '.webp', avif: '.avif' } as const;
/** Larger than any picture: never enlarged, so that this means "as it is". */
const ownSizePx = 1 << 24;

/** `folder`: absolute. Refuses a target that is none, and rights that cannot be kept because ExifTool does not run. */
export async function planProofs(
  deps: ProofsDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  settings: ProofSettings & { folder: Buffer },
): Promise<Planned> {
  const { folder, format, longSidePx, metadata, keepsGps } = settings;
  const target = targetOf(settings.target);
  if (typeof target === 'string') throw new Refusal('REFUSED', target);
  if (folder.equals(deps.root)) throw new Refusal('REFUSED', say('proofs.ownFolder'));
  if (metadata !== 'none') {
    const exiftool = await deps.probe();
    if (!exiftool.ok) throw new Refusal('REFUSED', say('proofs.noCopyright', { problem: exiftool.message }));
  }
  const records = proofRecordsOf(path.join(deps.cacheDir, 'proofs'), folder);
  const known = await records.all();
  const nameOf = await createProofNames(folder, known, endings[format]);
  const key = JSON.stringify([format, longSidePx, settings.target, metadata, keepsGps]);
  const owners = stemOwners(deps.all);
  const job: Job = {
    owners,
    deps,
    settings,
    target,
    records,
    key,
    made: new Map(),
    provers: null,
    guess: null,
    highest: null,
  };
  const steps: Step[] = [];
  for (const photo of photos) {
    const source = `${deps.root.toString('hex')}:${photo.display.relPath.toString('hex')}`;
    const problem = photo.contentKey === null ? (photo.problem ?? say('problem.unreadable')) : null;
    const named = await nameOf(source, photo.display.relPath);
    const shown = displayName(named.name);
    const change = { photoId: photo.id, path: shown };
    const conflict = (details: Told) => steps.push({ change: { ...change, what: 'conflict', details }, run: null });
    if (problem) conflict(problem);
    else if (named.state === 'changed') conflict(say('proofs.changed'));
    else if (named.state === 'ours' && named.record.settings === key && named.record.picture === pictureOf(photo)) {
      job.made.set(shown, named.record);
      steps.push({ change: { ...change, what: 'unchanged', details: sayRecord(named.record) }, run: null });
    } else {
      const was = named.state === 'ours' ? named.record.sha256 : null;
      const details = say('export.from', { name: displayName(photo.display.relPath) });
      const run = (signal: AbortSignal) => prove(job, photo, { source, name: named.name, shown, was }, signal);
      steps.push({ change: { ...change, what: was ? 'update' : 'create', details }, run });
    }
  }
  return {
    says: say('proofs.plan', {
      photos: saySelection(photos.length, selection),
      format: format.toUpperCase(),
      longSidePx,
      target: settings.target,
    }),
    fields: [],
    notes: notesOf(photos, deps.root, folder),
    steps,
    photoCount: photos.length,
    bytes: 0,
    // Half of them decode or write while the others encode.
    parallel: 2 * Math.max(1, proverCount()),
    finish: async () => {
      job.provers?.close();
      await sweepTemporaries(folder, deps.nowMs());
    },
    proofs: () => summarise(settings, job.made),
  };
}

const proverCount = () => createProvers(() => Promise.reject() as never).processes;

function notesOf(photos: readonly ShootPhoto[], root: Buffer, folder: Buffer): Told[] {
  const raws = photos.filter(({ kind }) => kind === 'raw').length;
  return [
    ...(raws > 0 ? [say('proofs.raws', { raws })] : []),
    ...(isWithin(folder, root) ? [say('proofs.within')] : []),
  ];
}

interface Job {
  owners: StemOwners<ShootPhoto>;
  deps: ProofsDeps;
  settings: ProofSettings & { folder: Buffer };
  target: Condition[];
  records: ProofRecords;
  /** Of the settings. */
  key: string;
  made: Map<string, ProofRecord>;
  provers: Provers | null;
  /** What the last picture came to: the next one is likely to be like it. */
  guess: { index: number; slope: number } | null;
  /** Of the pictures so far. */
  highest: number | null;
}

const pictureOf = (photo: ShootPhoto) => `${photo.contentKey}:${photo.turn}`;
const sayRecord = ({ bytes, setting }: ProofRecord) => say('proofs.record', { bytes, setting });

async function prove(
  job: Job,
  photo: ShootPhoto,
  { source, name, shown, was }: { source: string; name: Buffer; shown: string; was: string | null },
  signal: AbortSignal,
): Promise<'done'> {
  const { deps, settings, target } = job;
  const { format, folder } = settings;
  const scratch = path.join(deps.workDir, randomUUID());
  const [raw, file] = [`${scratch}.rgb`, `${scratch}${endings[format]}`];
  await mkdir(deps.workDir, { recursive: true });
  try {
    const longSidePx = Math.min(settings.longSidePx ?? ownSizePx, longestSidePx[format]);
    const want = { scored: [{ longSidePx, file: raw, isForLooking: true }] };
    const developed = await deps.previews.develop(sourceOf(deps.root, photo), want, { signal });
    const [pixels] = developed.scored;
    if (!pixels) throw new Error(developed.problem ?? say('problem.noPictureToShow'));
    if (developed.state === 'damaged') throw new Error(say('proofs.damaged', { problem: developed.problem }));
    job.provers ??= createProvers(deps.launchChild);
    const { widthPx, heightPx } = pixels;
    const asked = { raw, widthPx, heightPx, turn: photo.turn, format, target, file };
    const proved = await job.provers.prove({ ...asked, guess: job.guess, sizeAt: job.highest }, signal);
    remember(job, proved);
    await copyMetadata(deps.exiftool, sourceOf(deps.root, photo).path, file, settings, await sidecarsOf(job, photo));
    signal.throwIfAborted();
    const bytes = await readFile(file);
    const record = toRecord(job, photo, proved, bytes, { source, name });
    // Flushed before the file has its name: [Note] in proof-records.ts.
    await job.records.add(record);
    const place = joinPath(folder, name);
    if (was === null) await writeNew(place, bytes);
    else if (hashBytes(await readFile(place)) === was) await replaceFile(place, bytes);
    else throw new Error(say('proofs.changedMeanwhile'));
    job.made.set(shown, record);
    return 'done';
  } finally {
    await Promise.all([rm(raw, { force: true }), rm(file, { force: true })]);
  }
}

async function sidecarsOf({ deps, owners }: Job, photo: ShootPhoto): Promise<Buffer[]> {
  const files = photo.files.map(({ relPath }) => relPath);
  const found = await findSidecars(deps.root, files, (stem) => owners.ownerOf(stem) !== photo);
  return found.map((sidecar) => sidecar.path);
}

function remember(job: Job, proved: Proved): void {
  if (!proved.reached) return;
  if (proved.slope !== null) job.guess = { index: proved.index, slope: proved.slope };
  job.highest = Math.max(job.highest ?? 0, proved.index);
}

function toRecord(
  job: Job,
  photo: ShootPhoto,
  proved: Proved,
  bytes: Buffer,
  { source, name }: { source: string; name: Buffer },
): ProofRecord {
  const { index, setting, values, reached, because, sizes } = proved;
  const beside = bytes.length - proved.bytes;
  return {
    source,
    picture: pictureOf(photo),
    settings: job.key,
    name: name.toString('hex'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    index,
    setting,
    values,
    reached,
    because,
    // Metadata takes the same room at every setting.
    sizes: sizes.map((size) => ({ index: size.index, bytes: size.bytes + beside })),
  };
}
