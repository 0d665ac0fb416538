/** @file Decisions on the same pictures in other folders: brought along after a scan, offered, taken over, left. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { DecisionsElsewhere } from '../../contract/folder.ts';
import type { ContentKey, FolderId } from '../../contract/ids.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { FolderRow } from '../catalog/repos/folders.repo.ts';
import type { Events } from '../work/events.ts';
import { changeOf, describeOffer, type Found, findElsewhere, sumFound } from './bring-along.ts';
import type { Decide, Told } from './decide.ts';

export interface ElsewherePart {
  /** After a scan: pictures that were moved here keep their decisions. */
  bringAlong(folder: FolderRow, signal?: AbortSignal): Promise<void>;
  describe(folder: FolderRow): Promise<DecisionsElsewhere>;
  takeOver(folder: FolderRow): Promise<Told>;
  leave(folderId: FolderId): void;
}

export function createElsewhere(deps: {
  catalog: Pick<Catalog, 'decisions' | 'folders' | 'photos' | 'settings' | 'readOnly'>;
  /** Capture time remembered for a content. */
  takenAtOf(key: ContentKey): string | null;
  decide: Pick<Decide, 'takeOver'>;
  events: Events;
  /** Copied from there to here as an ingest (absolute folders): the copy takes the place of the card's file. */
  isIngested(from: Buffer, to: Buffer): boolean;
}): ElsewherePart {
  const { catalog, decide, events } = deps;
  const brought = new Map<FolderId, string>();
  const find = (folder: FolderRow, signal?: AbortSignal) =>
    findElsewhere(
      {
        decisions: catalog.decisions,
        folders: catalog.folders,
        takenAtOf: deps.takenAtOf,
      },
      folder,
      signal,
    );
  const apply = (found: readonly Found[], says: string): Told =>
    decide.takeOver(
      found.map((one) => ({ id: one.photoId, change: changeOf(one) })),
      says,
    );
  // Ids only grow: whatever came after the answer is asked about again.
  const declined = z.number().int();
  const declinedKey = (folderId: FolderId) => `elsewhere-declined:${folderId}`;
  const offered = async (folder: FolderRow): Promise<Found[]> => {
    const upTo = catalog.settings.get(declinedKey(folder.id), declined, 0);
    return (await find(folder)).copies.filter(({ photoId: id }) => id > upTo);
  };

  return {
    bringAlong: async (folder, signal) => {
      if (catalog.readOnly) return;
      const { same, copies } = await find(folder, signal);
      const coming = [...same, ...copies.filter(({ from }) => deps.isIngested(from.path, folder.path))];
      if (coming.length === 0) return;
      const says = say('step.brought', sumFound(coming));
      apply(coming, says);
      brought.set(folder.id, says);
      events.emit({
        type: 'notice',
        level: 'info',
        text: say('notice.brought', { says }),
      });
    },
    describe: async (folder) => ({
      brought: brought.get(folder.id) ?? null,
      offered: describeOffer(await offered(folder)),
    }),
    takeOver: async (folder) => {
      const found = await offered(folder);
      return apply(found, say('step.tookOver', sumFound(found)));
    },
    leave: (folderId) => {
      const ids = catalog.photos.ofFolder(folderId).map(({ id }) => id);
      catalog.settings.set(declinedKey(folderId), Math.max(0, ...ids.slice(-1)));
    },
  };
}
