/** @file Whose faces are in the photos on screen, by the names that were given; nothing is asked while nobody has one. */
import { useCallback } from 'react';
import { useStore } from 'zustand';
import type { Face } from '../../../electron/contract/face.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { FaceOfPerson } from '../../../electron/contract/people.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';

/** The name that was given to this face, else the one that its file gives; null for none. */
export type Who = (photoId: PhotoId, face: Face) => string | null;

const isSame = (a: Face['box'], b: Face['box']): boolean =>
  Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.w - b.w) + Math.abs(a.h - b.h) < 1e-6;

/** Of photos whose details are here: who leafs through asks for none. */
export const useWho = (details: readonly (PhotoDetail | undefined)[]): Who => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const changes = useStore(app.people, (s) => s.changes);
  const hasNames = useStore(app.people, (s) => Object.keys(s.names).length > 0);
  const ids = details.flatMap((detail) => (detail && detail.faces.length > 0 ? [detail.card.id] : []));
  const key = ids.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the photos.
  const ask = useCallback(
    async (signal: AbortSignal): Promise<ReadonlyMap<PhotoId, readonly FaceOfPerson[]>> =>
      new Map(
        await Promise.all(
          ids.map(
            async (id) => [id, await app.engine.people.inPhoto({ folderId: folderId!, id }, { signal })] as const,
          ),
        ),
      ),
    [app, folderId, key],
  );
  const { value } = useAnswer(folderId !== null && hasNames && ids.length > 0 ? ask : null, changes);
  return (photoId, face) =>
    (hasNames ? value?.get(photoId)?.find(({ box }) => isSame(box, face.box))?.name : null) ?? face.name ?? null;
};
