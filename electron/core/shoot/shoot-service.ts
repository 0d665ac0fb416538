/** @file Shoots as the contract sees them: open, list, describe, report. */

import { realpath } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import type { NameMatches } from '../../contract/decision.ts';
import type { Folder, Problem } from '../../contract/folder.ts';
import type { FolderId, PhotoId, PlaceToken } from '../../contract/ids.ts';
import type { PhotoCard } from '../../contract/photo.ts';
import type { PhotoDetail } from '../../contract/photo-detail.ts';
import type { IdsQuery, PhotoIds } from '../../contract/query.ts';
import type { AgreementReport, ShootReport } from '../../contract/report.ts';
import type { Several } from '../../contract/several.ts';
import type { ShootSummary } from '../../contract/shoot-summary.ts';
import type { CullSettings } from '../../contract/suggestion.ts';
import { asWritten } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { findMovedFolder } from '../library/find-moved-folder.ts';
import { gather } from '../library/gathered.ts';
import { displayName } from '../library/paths.ts';
import type { Places } from '../places/places.ts';
import type { SettingsService } from '../settings/settings.ts';
import { Refusal } from '../work/refusal.ts';
import type { Runner } from '../work/runner.ts';
import type { BackgroundWork } from './background.ts';
import { idsNear } from './list-ids.ts';
import { matchNames } from './match-names.ts';
import type { OpenShoot, OpenShoots } from './open-shoots.ts';
import { toCard } from './photo-card.ts';
import { toDetail } from './photo-detail.ts';
import { kindOfState } from './problem-kind.ts';
import { reportOf } from './report-shoot.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { summariseShoot } from './summarise-shoot.ts';
import { tellSeveral } from './tell-several.ts';

export interface ShootService {
  recent(): Folder[];
  /** Also where the folder is known under another path that it left. */
  open(place: PlaceToken): Promise<Folder>;
  /** Several folders as one shoot; see [Note: Gathered shoot]. */
  gather(places: readonly PlaceToken[], name: string): Promise<Folder>;
  reopen(folderId: FolderId): Folder;
  forget(folderId: FolderId): Promise<Record<string, never>>;
  summary(folderId: FolderId): ShootSummary;
  problems(folderId: FolderId): Problem[];
  report(folderId: FolderId): { shoot: ShootReport; agreement: AgreementReport };
  /** `confirmMissing`: what was counted as missing is really gone. */
  startWork(folderId: FolderId, confirmMissing?: boolean): Record<string, never>;
  ids(query: IdsQuery): PhotoIds;
  /** Which photos a list of names means. */
  matchNames(folderId: FolderId, text: string): NameMatches;
  cards(ids: readonly PhotoId[]): PhotoCard[];
  detail(id: PhotoId): PhotoDetail;
  several(ids: readonly PhotoId[]): Several;
  changeSettings(folderId: FolderId, settings: CullSettings): CullSettings;
  /** The shoot, loaded if need be; throws a Refusal for an id the catalog does not know. */
  need(folderId: FolderId): OpenShoot;
  /** The photo, its shoot loaded if need be; null for an unknown id. */
  photo(id: PhotoId): ShootPhoto | null;
}

export interface ShootServiceDeps {
  catalog: Catalog;
  open: OpenShoots;
  places: Places;
  runner: Runner;
  settings: SettingsService;
  background: BackgroundWork;
  /** Told when a shoot was opened for culling: it is watched from then on. */
  onOpened(opened: OpenShoot): void;
  onForgotten(folderId: FolderId): void;
  /** Where folders that hold several together are kept. */
  gatheredDir: string;
  /** SHA-256 of the installed scoring models' weights, by id. */
  weights(): ReadonlyMap<string, string>;
}

/** A drive that answers slowly is listed as a new shoot; its decisions come along by content. */
const recogniseWithinMs = 4_000;

export function createShootService(deps: ShootServiceDeps): ShootService {
  const { catalog, open, settings, background } = deps;

  const need = (folderId: FolderId): OpenShoot => {
    const opened = open.open(folderId);
    if (!opened) throw new Refusal('NOT_FOUND', say('refused.shootGone'));
    return opened;
  };
  const photo = (id: PhotoId): ShootPhoto | null => {
    const known = open.photo(id);
    if (known) return known;
    const row = catalog.photos.get(id);
    return row ? (open.open(row.folderId)?.shoot.get(id) ?? null) : null;
  };
  const cards = (ids: readonly PhotoId[]): PhotoCard[] =>
    ids.flatMap((id) => {
      const known = photo(id);
      return known ? [toCard(known)] : [];
    });
  const begin = (folderId: FolderId): Folder => {
    const opened = need(folderId);
    if (!catalog.readOnly) catalog.folders.touch(folderId);
    deps.onOpened(opened);
    void background.start(opened);
    return open.describe(opened.row());
  };
  /** [Note: Moved folder] */
  const recogniseMoved = async (path: Buffer): Promise<void> => {
    const known = await findMovedFolder(path, catalog, AbortSignal.timeout(recogniseWithinMs));
    if (!known || !catalog.folders.move(known.id, path, folderName(path))) return;
    // Watched, and perhaps listed, at its old place.
    deps.onForgotten(known.id);
  };
  const problemsOf = (opened: OpenShoot): Problem[] => {
    const ofPhotos = opened.shoot.photos().flatMap((one) =>
      one.problem === null
        ? []
        : [
            {
              photoId: one.id,
              path: displayName(one.display.relPath),
              kind: kindOfState(one.state),
              reason: one.problem,
            },
          ],
    );
    const told = new Set(ofPhotos.map(({ path }) => path));
    return [...ofPhotos, ...opened.scanProblems.filter(({ path }) => !told.has(path))];
  };

  return {
    need,
    photo,
    recent: () => catalog.folders.list().map(open.describe),
    open: async (place) => {
      const path = deps.places.pathOf(place);
      if (!path) throw new Refusal('NOT_FOUND', say('refused.folderOld'));
      if (!catalog.readOnly && catalog.folders.byPath(path) === null) await recogniseMoved(path);
      return begin(catalog.folders.add(path, folderName(path)).id);
    },
    gather: async (places, name) => {
      const folders: Buffer[] = [];
      for (const place of places) {
        const path = deps.places.pathOf(place);
        const real = path ? await realpath(path, { encoding: 'buffer' }).catch(() => null) : null;
        if (!real) throw new Refusal('NOT_FOUND', say('refused.oneFolderGone'));
        if (!folders.some((one) => one.equals(real))) folders.push(real);
      }
      const root = await gather(deps.gatheredDir, name, folders).catch((error: Error) => {
        throw new Refusal('REFUSED', asWritten(error.message));
      });
      return begin(catalog.folders.add(root, folderName(root)).id);
    },
    reopen: begin,
    forget: async (folderId) => {
      await deps.runner.cancel(folderId);
      open.drop(folderId);
      deps.onForgotten(folderId);
      catalog.folders.forget(folderId);
      return {};
    },
    summary: (folderId) => {
      const opened = need(folderId);
      return summariseShoot(
        open.describe(opened.row()),
        opened.shoot.photos(),
        problemsOf(opened).length,
        deps.weights(),
        opened.shoot.tally.counts(),
      );
    },
    problems: (folderId) => problemsOf(need(folderId)),
    report: (folderId) => reportOf(need(folderId).shoot, catalog.decisions.accepted(folderId)),
    startWork: (folderId, confirmMissing = false) => {
      // Asked for by the photographer: a pause from before does not hold it up.
      deps.runner.resume(folderId);
      void background.start(need(folderId), { confirmMissing });
      return {};
    },
    ids: ({ near, ...query }) => {
      const listed = need(query.folderId).shoot.ids(query);
      return near ? { ...listed, cards: cards(idsNear(listed.ids, near)) } : listed;
    },
    matchNames: (folderId, text) =>
      matchNames(
        text,
        need(folderId)
          .shoot.photos()
          .map(({ id, files }) => ({ id, files: files.map((file) => displayName(file.relPath)) })),
      ),
    cards,
    several: (ids) => tellSeveral(ids.map(photo).filter((known) => known !== null)),
    detail: (id) => {
      const known = photo(id);
      if (!known) throw new Refusal('NOT_FOUND', say('refused.photoGone'));
      return toDetail(catalog, known, need(known.folderId).shoot.photos());
    },
    changeSettings: (folderId, next) => {
      const opened = need(folderId);
      settings.changeShoot(folderId, next);
      opened.deriver.now();
      return next;
    },
  };
}

function folderName(path: Buffer): string {
  const shown = displayName(path).replace(/[/\\]+$/, '');
  return shown.split(/[/\\]/).at(-1) || shown || '/';
}
