/**
 * @file Shoots that are open: loaded once from the catalog, scanned, indexed and scored in the background, and told about. The scan is the truth,
 * watching only a hint.
 */

import { say } from '../../../texts/say.ts';
import type { Folder, Problem } from '../../contract/folder.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import { isDecided } from '../../contract/is-decided.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { CullSettings } from '../../contract/suggestion.ts';
import type { Told } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { FolderRow } from '../catalog/repos/folders.repo.ts';
import { displayName, pathKey } from '../library/paths.ts';
import type { Results } from '../results/results.ts';
import { type Besides, createBesides } from '../sidecars/beside.ts';
import type { Events } from '../work/events.ts';
import { correctClock, readClocks } from './clocks.ts';
import { createDeriver } from './deriver.ts';
import { loadPhotos, loadShoot } from './load-shoot.ts';
import { settleBeside } from './settle-beside.ts';
import { createShoot, type Derive, type Shoot } from './shoot.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { createWarmShoot, finish } from './warm-shoot.ts';

export interface OpenShoot {
  readonly shoot: Shoot;
  row(): FolderRow;
  /** Reads these photos from the catalog again: scanned, renamed, gone. */
  reload(ids: readonly PhotoId[]): void;
  /** The same for the whole shoot: its drive came, or the catalog was restored. */
  reloadAll(): void;
  /** Its drive went: what is known of the photos stays. */
  wentAway(): void;
  /** Clocks were put right: the same photos under other times, and what hangs on times at once. */
  reloadClocks(): void;
  /** Suggestions follow soon after results came in; at once when asked. */
  deriver: ReturnType<typeof createDeriver>;
  /** Until then (performance.now) only what is asked for is done. */
  notBeforeMs: number;
  /** Of the last scan. */
  scanProblems: Problem[];
  /** Of the last scan: files that are not where they were, until somebody confirms. */
  missingCount: number;
  /** Files that could not be read when last looked at, by path key, with the reason. */
  readonly unreadable: Map<string, Told>;
  /** A scan since it was opened asked about decisions on the same pictures elsewhere. */
  hasBroughtAlong: boolean;
  /** What sidecars decide, as the last scan found them. */
  readonly besides: Besides;
  /** Resolves when the first scan of this opening has ended. */
  listed: PromiseWithResolvers<void>;
}

export interface OpenShootsDeps {
  catalog: Catalog;
  events: Events;
  /** One per shoot: it remembers what it ranked. */
  createDerive(folderId: FolderId): Derive;
  results: Results;
  settings(folderId: FolderId): CullSettings;
  /** What counts as decided now. */
  decidedBy(): DecidedBy;
  /** Who is in a content of a shoot, by their keys. */
  peopleIn(folderId: FolderId, key: ContentKey): readonly string[];
  /** Somebody waits in front of a screen. */
  isInteractive: boolean;
}

/** Photos of a shoot whose suggestions are there when it is: deriving takes about 30 ms a thousand. */
const derivedAtOnce = 20_000;
/** What larger ones leave the page to ask for its first screen; only then are they judged, and looked for on the disk. */
const shownFirstMs = 2_500;

export interface OpenShoots {
  /** Loads the folder's photos unless it is open. Null for an id the catalog does not know. */
  open(folderId: FolderId): OpenShoot | null;
  get(folderId: FolderId): OpenShoot | undefined;
  all(): Iterable<OpenShoot>;
  /** Among the open shoots. */
  photo(id: PhotoId): ShootPhoto | undefined;
  drop(folderId: FolderId): void;
  /** Nothing is derived or read any more. */
  stop(): void;
  describe(row: FolderRow): Folder;
}

export function createOpenShoots(deps: OpenShootsDeps): OpenShoots {
  const { catalog, events } = deps;
  const open = new Map<FolderId, OpenShoot>();
  const folderOfPhoto = new Map<PhotoId, FolderId>();
  const warm = createWarmShoot({
    read: (folderId) => loadShoot(deps, folderId),
    changes: () => `${catalog.changes()} ${deps.results.facesVersion()}`,
  });
  const [last] = catalog.folders.list();
  if (last && deps.isInteractive && !catalog.readOnly) warm.begin(last.id);

  const load = (row: FolderRow): OpenShoot => {
    const folderId = row.id;
    const shoot = createShoot(folderId, deps.createDerive(folderId), deps.decidedBy);
    const unreadable = new Map<string, Told>();
    const besides = createBesides();
    const put = (photos: ShootPhoto[]) => {
      const isOffline = catalog.folders.get(folderId)?.state === 'offline';
      for (const photo of photos) {
        if (isOffline) {
          photo.state = 'offline';
        } else if (photo.contentKey === null) {
          photo.state = 'unreadable';
          photo.problem = unreadable.get(pathKey(photo.display.relPath)) ?? say('file.notNow');
        }
      }
      const groups = catalog.handStacks.ofFolder(folderId);
      const sets = catalog.photoSets.ofFolder(folderId);
      const subjects = catalog.photoSubjects.ofFolder(folderId);
      const shifts = catalog.photoClocks.ofFolder(folderId);
      const loaded = new Map(photos.map((photo) => [photo.id, photo]));
      const clocks = readClocks(shifts, (id) => loaded.get(id) ?? shoot.get(id));
      for (const photo of photos) {
        photo.handStack = groups.get(photo.id) ?? 0;
        photo.subject = subjects.get(photo.id) ?? null;
        photo.sets = sets.get(photo.id) ?? [];
        photo.people = photo.contentKey === null ? [] : deps.peopleIn(folderId, photo.contentKey);
        photo.beside = besides.of(photo.id);
        settleBeside(photo, besides.factsOf(photo.id));
        photo.clocks = clocks;
        correctClock(photo);
      }
      shoot.put(photos);
      for (const photo of photos) folderOfPhoto.set(photo.id, folderId);
    };
    put(warm.take(folderId) ?? finish(loadShoot(deps, folderId)));
    const deriver = createDeriver({ shoot, events, settings: () => deps.settings(folderId) });
    // Tens of thousands are shown first; who looks at them sees the suggestions come.
    const isShownFirst = () => deps.isInteractive && shoot.photos().length > derivedAtOnce;
    const deriveLoaded = () => (isShownFirst() ? deriver.soon(shownFirstMs) : deriver.now());
    deriveLoaded();
    return {
      shoot,
      row: () => catalog.folders.get(folderId) ?? row,
      reload: (ids) => {
        const photos = loadPhotos(deps, ids);
        const there = new Set(photos.map((photo) => photo.id));
        put(photos);
        shoot.remove(ids.filter((id) => !there.has(id)));
        deriver.soon();
        events.emit({ type: 'list-changed', folderId });
      },
      reloadClocks: () => {
        put(
          loadPhotos(
            deps,
            shoot.photos().map(({ id }) => id),
          ),
        );
        deriver.now();
        events.emit({ type: 'list-changed', folderId });
      },
      reloadAll: () => {
        shoot.remove(shoot.photos().map((photo) => photo.id));
        put(finish(loadShoot(deps, folderId)));
        deriveLoaded();
        events.emit({ type: 'list-changed', folderId });
      },
      wentAway: () => {
        for (const photo of shoot.photos()) {
          photo.state = 'offline';
          photo.revision += 1;
        }
        shoot.touched('file');
        deriveLoaded();
        events.emit({ type: 'list-changed', folderId });
      },
      deriver,
      notBeforeMs: isShownFirst() ? performance.now() + shownFirstMs : 0,
      scanProblems: [],
      missingCount: 0,
      hasBroughtAlong: false,
      unreadable,
      besides,
      listed: Promise.withResolvers<void>(),
    };
  };

  return {
    open: (folderId) => {
      const already = open.get(folderId);
      if (already) return already;
      const row = catalog.folders.get(folderId);
      if (!row) return null;
      const loaded = load(row);
      open.set(folderId, loaded);
      return loaded;
    },
    get: (folderId) => open.get(folderId),
    all: () => open.values(),
    photo: (id) => {
      const folderId = folderOfPhoto.get(id);
      return folderId === undefined ? undefined : open.get(folderId)?.shoot.get(id);
    },
    drop: (folderId) => {
      open.get(folderId)?.deriver.stop();
      open.delete(folderId);
    },
    stop: () => {
      warm.stop();
      for (const { deriver } of open.values()) deriver.stop();
    },
    describe: (row) => {
      const loaded = open.get(row.id);
      const counts = loaded
        ? countOpen(loaded.shoot, deps.decidedBy())
        : catalog.photos.counts(row.id, deps.decidedBy());
      return {
        id: row.id,
        name: row.name,
        displayPath: displayName(row.path),
        state: row.state,
        photoCount: counts.photos,
        decidedCount: counts.decided,
        missingCount: loaded?.missingCount ?? 0,
        openedAt: row.openedAt,
      };
    },
  };
}

function countOpen(shoot: Shoot, by: DecidedBy): { photos: number; decided: number } {
  let decided = 0;
  for (const photo of shoot.photos()) if (isDecided(photo.decision, by)) decided += 1;
  return { photos: shoot.photos().length, decided };
}
