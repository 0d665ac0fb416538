/**
 * @file One scan in progress: what was seen, what has to be read, what is stored.
 *
 * A folder never opened before is stored batch by batch while it is walked. A rescan first walks completely (stat only), so
 * that renames can be told from new files; when nothing is absent or changed, new files are stored in batches too.
 */
import type { FileRow, PhotoRow } from '../../catalog/repos/scan-changes.ts';
import { withoutFilmsOfPictures } from '../clip-files.ts';
import { type FirstSight, lookAtFiles } from '../first-sight.ts';
import { isWholeJpeg } from '../is-whole-jpeg.ts';
import { isKindFolder, pairName } from '../pair-name.ts';
import { isWithin, pathKey } from '../paths.ts';
import type { ScanProblem } from '../problems.ts';
import { isSettled, settle, sleepFor } from '../settling.ts';
import type { FoundFile, WalkBatch } from '../walk-folder.ts';
import { type ReconcileInput, reconcile } from './reconcile/reconcile.ts';
import { isStatUnchanged, type SeenFile } from './reconcile/seen-file.ts';
import type { ScanOptions, ScanResult } from './scan-folder.ts';

const maxLostShare = 0.3;
const nameKey = (file: { relPath: Buffer }) => pairName(file.relPath);
/** No photo is listed where there were some. */
interface Emptied {
  state: 'emptied';
  lostFiles: number;
}
type PhotosOfName = ReadonlyMap<string, PhotoRow[]>;
const filesOf = (photos: readonly PhotoRow[]) => photos.flatMap((photo) => photo.files);

export function createScanSession(options: ScanOptions, known: readonly PhotoRow[]) {
  const { folder, catalog, clock, signal, takenAtOf } = options;
  const rows = new Map<string, FileRow>();
  for (const row of filesOf(known)) {
    if (!row.missing || !rows.has(pathKey(row.relPath))) rows.set(pathKey(row.relPath), row);
  }
  const isFirst = known.length === 0;
  const unchanged: SeenFile[] = [];
  /** By walk batch: the files of one folder that may be a pair are together. */
  const toLook: FoundFile[][] = [];
  const unsettled: FoundFile[] = [];
  const unexamined: Buffer[] = [];
  const problems: ScanProblem[] = [];
  /** By pair name, during the first listing. */
  const pathOf = new Map<string, Buffer>();
  let hasKindFolders = false;
  let sidecars: FoundFile[] = [];
  let files = 0;
  let changed = 0;

  /** Reads the files; those that are no photos drop out, those that change under the reading wait. */
  const look = async (found: readonly FoundFile[]): Promise<FirstSight[]> => {
    const looked = await lookAtFiles(folder.path, found, signal, options.untilResumed);
    return looked.flatMap((result, index) => {
      const file = found[index]!;
      if (result.is === 'changing') unsettled.push(file);
      return result.is === 'photo' ? [{ file, look: result.look }] : [];
    });
  };

  const store = (input: ReconcileInput, sights: FirstSight[]): void => {
    const reconciled = reconcile({ ...input, ...(takenAtOf && { takenAtOf }) });
    signal?.throwIfAborted();
    const ids = catalog.photos.applyScan(folder.id, reconciled.changes);
    changed += ids.length;
    problems.push(...reconciled.problems);
    if (ids.length > 0 || sights.length > 0 || sidecars.length > 0)
      options.onBatch?.({ changed: ids, sights, sidecars });
    sidecars = [];
  };

  /** New files, and those known already that may be the other half of one: together they may be pairs. */
  const storeNew = async (found: FoundFile[], photosOf: PhotosOfName, missing: readonly PhotoRow[]): Promise<void> => {
    if (found.length === 0) return;
    const names = new Set(found.map(nameKey));
    const paths = new Set(found.map((file) => pathKey(file.relPath)));
    const involved = [...new Set([...[...names].flatMap((name) => photosOf.get(name) ?? []), ...missing])];
    const mates = filesOf(involved).filter(
      (row) => !row.missing && names.has(nameKey(row)) && !paths.has(pathKey(row.relPath)),
    );
    const sights = await look(found);
    files += sights.length;
    const seen = [...sights, ...(await look(mates))];
    store({ known: involved, seen, absent: filesOf(missing).filter((row) => row.missing) }, sights);
  };

  /** In a folder listed for the first time: photos stored already that these files may belong to, since the RAWs have a folder of their own. */
  const otherHalves = (found: readonly FoundFile[]): PhotoRow[] => {
    const ids = found.flatMap((file) => {
      const path = isKindFolder(file.relPath) || hasKindFolders ? pathOf.get(nameKey(file)) : undefined;
      return (path && catalog.photos.atPath(folder.id, path)) || [];
    });
    hasKindFolders ||= found.some((file) => isKindFolder(file.relPath));
    return catalog.photos.many(ids);
  };

  const rescan = async (): Promise<Emptied | number> => {
    const before = filesOf(known);
    const present = new Set(
      [...unchanged.map(({ file }) => file), ...toLook.flat(), ...unsettled].map((file) => pathKey(file.relPath)),
    );
    const isProtected = (row: FileRow) => unexamined.some((path) => isWithin(row.relPath, path));
    const absent = before.filter((row) => row.missing || (!present.has(pathKey(row.relPath)) && !isProtected(row)));
    files = unchanged.length;
    if (absent.length === 0 && !toLook.flat().some((file) => rows.has(pathKey(file.relPath)))) {
      store({ known, seen: unchanged, absent: [] }, []);
      const photosOf = byName(known);
      for (const batch of toLook) await storeNew(batch, photosOf, []);
      return 0;
    }
    const names = new Set(toLook.flat().map(nameKey));
    const mates = await look(unchanged.map(({ file }) => file).filter((file) => names.has(nameKey(file))));
    const mateFiles = new Set(mates.map(({ file }) => file));
    const sights = await look(toLook.flat());
    files += sights.length;
    const seen = [...unchanged.filter(({ file }) => !mateFiles.has(file)), ...mates, ...sights];
    const input: ReconcileInput = { known, seen, absent, ...(takenAtOf && { takenAtOf }) };
    const { lostFiles } = reconcile(input);
    const presentBefore = before.filter((row) => !row.missing).length;
    if (!options.confirmMissing && lostFiles > 0 && files + unsettled.length === 0)
      return { state: 'emptied', lostFiles };
    const freezeAbsent = !options.confirmMissing && lostFiles > maxLostShare * presentBefore;
    store({ ...input, freezeAbsent }, sights);
    return freezeAbsent ? lostFiles : 0;
  };

  return {
    problems,

    async take(batch: WalkBatch): Promise<void> {
      problems.push(...batch.problems);
      unexamined.push(...batch.unexamined);
      sidecars.push(...batch.sidecars);
      const settled: FoundFile[] = [];
      for (const file of withoutFilmsOfPictures(batch.files)) {
        const row = rows.get(pathKey(file.relPath));
        if (row && isStatUnchanged(row, file)) {
          if (options.mustLook?.(row)) settled.push(file);
          else unchanged.push({ file, look: null });
        } else {
          const isReady = isSettled(file, clock.nowMs()) || (await isWholeJpeg(folder.path, file));
          (isReady ? settled : unsettled).push(file);
        }
      }
      if (!isFirst) {
        toLook.push(settled);
        return;
      }
      const halves = otherHalves(settled);
      for (const file of settled) pathOf.set(nameKey(file), file.relPath);
      if (halves.length > 0) return storeNew(settled, byName(halves), []);
      const sights = await look(settled);
      files += sights.length;
      store({ known: [], seen: sights, absent: [] }, sights);
    },

    /** After the walk: everything that needs the whole picture, then the files that had to wait. */
    async finish(): Promise<Extract<ScanResult, { state: 'online' }> | Emptied> {
      const outcome = isFirst ? 0 : await rescan();
      if (typeof outcome !== 'number') return outcome;
      if (options.leavesGrowing) {
        const growing = unsettled.map((file) => file.relPath);
        return { state: 'online', files, changed, problems, waiting: growing, unconfirmedMissing: outcome };
      }
      const waiting = await settle({
        root: folder.path,
        files: unsettled.splice(0),
        clock,
        sleep: options.sleep ?? sleepFor,
        ...(signal && { signal }),
        onSettled: async (late) => {
          const now = catalog.photos.ofFolder(folder.id);
          const missing = now.filter((photo) => photo.files.some((row) => row.missing));
          await storeNew(late, byName(now), missing);
        },
      });
      waiting.push(...unsettled.map((file) => file.relPath));
      return { state: 'online', files, changed, problems, waiting, unconfirmedMissing: outcome };
    },
  };
}

function byName(photos: readonly PhotoRow[]): PhotosOfName {
  const names = new Map<string, PhotoRow[]>();
  for (const photo of photos) {
    for (const row of photo.files) {
      const group = names.get(nameKey(row));
      if (group) group.push(photo);
      else names.set(nameKey(row), [photo]);
    }
  }
  return names;
}
