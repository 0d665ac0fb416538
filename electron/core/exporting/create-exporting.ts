/** @file Exports as the contract sees them: a plan is made and shown, kept for a while, and carried out as shown. */

import { randomUUID } from 'node:crypto';
import { say } from '../../../texts/say.ts';
import type {
  ExportEvent,
  ExportPlan,
  ExportSpec,
  NamesSpec,
  NamesText,
  ReadBackPlan,
} from '../../contract/exporting.ts';
import type { FolderId, PhotoId, PlaceToken } from '../../contract/ids.ts';
import type { DecidedBy } from '../../contract/settings.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Decide, Told } from '../decisions/decide.ts';
import { displayName } from '../library/paths.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Clock } from '../work/clock.ts';
import { Refusal } from '../work/refusal.ts';
import type { ExifToolWriter } from './embed/exiftool-writer.ts';
import { planEmbed } from './embed/plan-embed.ts';
import { planKept } from './embed/plan-kept.ts';
import { execute } from './execute.ts';
import { failureWords } from './failure-words.ts';
import { toListRow } from './lists/list-row.ts';
import { planList } from './lists/plan-list.ts';
import { nameList } from './lists/text-lists.ts';
import { type Planned, toPlan } from './plan/planned.ts';
import { type NamedSelections, selectPhotos } from './plan/select-photos.ts';
import { type MoveToTrash, planTrash } from './plan-trash.ts';
import { type ProofsDeps, planProofs } from './proofs/plan-proofs.ts';
import { planReadBack, type ReadBack } from './read-back.ts';
import { planSidecars } from './sidecars/plan-sidecars.ts';
import { handedOver } from './sidecars/sync-base.ts';
import { planTransfer } from './transfer/plan-transfer.ts';

export interface Exporting {
  plan(spec: ExportSpec, signal?: AbortSignal): Promise<ExportPlan>;
  /** Names for another program's search field. */
  names(spec: NamesSpec): NamesText;
  /** The last event is 'done', after a cancel too. */
  run(planId: string, confirmCount: number, signal?: AbortSignal): AsyncGenerator<ExportEvent, void, void>;
  planReadBack(folderId: FolderId, signal?: AbortSignal): Promise<ReadBackPlan>;
  readBack(planId: string, ids: PhotoId[]): Promise<Told>;
  /** Cancels what runs, between files; resolves when the file being written is whole or gone. */
  close(): Promise<void>;
}

export interface ExportingDeps {
  catalog: Catalog;
  clock: Clock;
  need(folderId: ExportSpec['folderId']): OpenShoot;
  pathOf(token: PlaceToken): Buffer | null;
  thumbOf(photo: ShootPhoto, signal: AbortSignal, size?: 'thumb' | 'cell'): Promise<Buffer | null>;
  decide: Decide;
  /** What counts as decided now. */
  decidedBy(): DecidedBy;
  /** Sets and filters with a name. */
  names: NamedSelections;
  moveToTrash: MoveToTrash;
  writer: ExifToolWriter;
  /** Files of the shoot were written into. */
  filesChanged(opened: OpenShoot): void;
  proofs: Omit<ProofsDeps, 'root' | 'all' | 'nowMs'>;
  /** These files (ids in the catalog) were moved out of the shoot or trashed, and others may have come. */
  filesTaken(opened: OpenShoot, fileIds: readonly number[]): void;
}

/** Plans kept for being run; the oldest is dropped. */
const maxPlans = 8;

/** Refusals: an unknown place or plan, a shoot that is offline, a count that is not the plan's. */
export function createExporting(deps: ExportingDeps): Exporting {
  const plans = new Map<string, { planned: Planned; spec: ExportSpec }>();
  const readBacks = new Map<string, ReadBack>();
  const closing = new AbortController();
  /** What is being written at the moment. */
  const writing = new Set<Promise<unknown>>();
  const keep = <T>(map: Map<string, T>, value: T): string => {
    const id = randomUUID();
    map.set(id, value);
    for (const old of map.keys()) if (map.size > maxPlans) map.delete(old);
    return id;
  };
  const placeOf = (token: PlaceToken): Buffer => {
    const folder = deps.pathOf(token);
    if (!folder) throw new Refusal('NOT_FOUND', say('refused.destinationOld'));
    return folder;
  };

  const makePlan = (spec: ExportSpec, signal?: AbortSignal): Promise<Planned> => {
    const opened = deps.need(spec.folderId);
    const row = opened.row();
    const all = opened.shoot.photos();
    const { action } = spec;
    const handed =
      action.kind === 'xmp' || action.kind === 'embed'
        ? handedOver(deps.catalog.sidecars.ofFolder(spec.folderId))
        : null;
    const isHandedOver = (photo: ShootPhoto) => handed?.has(photo.id) ?? false;
    const photos = selectPhotos(all, spec.selection, deps.names, deps.decidedBy(), isHandedOver);
    if (action.kind !== 'list' && row.state === 'offline') {
      throw new Refusal('FOLDER_OFFLINE', say('refused.notPlugged', { name: row.name }));
    }
    switch (action.kind) {
      case 'list': {
        const pathOf = (id: PhotoId) => displayName(opened.shoot.get(id)?.display.relPath ?? Buffer.alloc(0));
        const { nowIso } = deps.clock;
        const shoot = { name: row.name, root: displayName(row.path) };
        const listDeps = { shoot, all, pathOf, thumbOf: deps.thumbOf, nowIso };
        return planList(listDeps, photos, spec.selection, action, placeOf(action.destination));
      }
      case 'xmp': {
        const sidecarDeps = { catalog: deps.catalog, root: row.path, all, nowMs: deps.clock.nowMs };
        return planSidecars(sidecarDeps, photos, spec.selection, action, signal);
      }
      case 'embed': {
        const { catalog, clock, writer: tool } = deps;
        const embedDeps = { catalog, root: row.path, tool, nowMs: clock.nowMs, nowIso: clock.nowIso };
        return planEmbed(embedDeps, photos, spec.selection, action, signal);
      }
      case 'put-back':
      case 'discard':
        return planKept({ catalog: deps.catalog, root: row.path }, photos, spec.selection, action.kind, signal);
      case 'proofs':
        return planProofs({ ...deps.proofs, root: row.path, all, nowMs: deps.clock.nowMs }, photos, spec.selection, {
          ...action,
          folder: placeOf(action.destination),
        });
      case 'trash': {
        const isStillRejected = (id: PhotoId) => opened.shoot.get(id)?.decision.flag === 'reject';
        const trashDeps = { root: row.path, all, isStillRejected, moveToTrash: deps.moveToTrash };
        return planTrash(trashDeps, photos, spec.selection);
      }
      default: {
        const transferDeps = { root: row.path, all, nowMs: deps.clock.nowMs };
        return planTransfer(transferDeps, photos, spec.selection, action.kind, placeOf(action.destination), signal);
      }
    }
  };

  return {
    close: async () => {
      closing.abort(new Error(say('export.closing')));
      await Promise.allSettled(writing);
    },
    plan: async (spec, signal) => {
      const planned = await makePlan(spec, signal).catch((error: unknown) => {
        if (error instanceof Refusal || !(error instanceof Error && 'code' in error)) throw error;
        throw new Refusal('REFUSED', failureWords(error));
      });
      return toPlan(keep(plans, { planned, spec }), planned);
    },
    names: ({ folderId, selection, separator, withExtension }) => {
      const opened = deps.need(folderId);
      const pathOf = (id: PhotoId) => displayName(opened.shoot.get(id)?.display.relPath ?? Buffer.alloc(0));
      const rows = selectPhotos(opened.shoot.photos(), selection, deps.names, deps.decidedBy()).map((photo) =>
        toListRow(photo, pathOf, {}),
      );
      return nameList(rows, { separator, withExtension });
    },
    run: async function* (planId, confirmCount, signal) {
      const kept = plans.get(planId);
      if (!kept) throw new Refusal('PLAN_OUTDATED', say('refused.planGone'));
      if (confirmCount !== kept.planned.photoCount) {
        throw new Refusal(
          'REFUSED',
          say('refused.otherCount', { planned: kept.planned.photoCount, asked: confirmCount ?? 0 }),
        );
      }
      plans.delete(planId);
      const taken: number[] = [];
      try {
        const stop = AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
        yield* execute(kept.planned, stop, { taken, writing });
      } finally {
        // Also where nobody reads to the end: files may be gone by then.
        const { kind } = kept.spec.action;
        if (!closing.signal.aborted && (kind === 'move' || kind === 'trash'))
          deps.filesTaken(deps.need(kept.spec.folderId), taken);
        if (!closing.signal.aborted && (kind === 'embed' || kind === 'put-back'))
          deps.filesChanged(deps.need(kept.spec.folderId));
      }
    },
    planReadBack: async (folderId, signal) => {
      const opened = deps.need(folderId);
      const found = await planReadBack(deps.catalog, opened.row().path, opened.shoot.photos(), signal);
      const conflicts = found.items.filter((item) => item.conflict).length;
      const says = say('export.decidedElsewhere', { photos: found.items.length, conflicts });
      return { planId: keep(readBacks, found), says, items: found.items };
    },
    readBack: async (planId, ids) => {
      const found = readBacks.get(planId);
      if (!found) throw new Refusal('PLAN_OUTDATED', say('refused.comparisonGone'));
      const changes = ids.flatMap((id) => {
        const change = found.changes.get(id);
        return change ? [{ id, change }] : [];
      });
      readBacks.delete(planId);
      return deps.decide.takeOver(changes);
    },
  };
}
