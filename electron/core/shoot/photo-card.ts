/** @file The small record a cell needs, from a photo in memory. */
import type { PhotoCard } from '../../contract/photo.ts';
import { previewVersionOf } from '../../contract/preview-version.ts';
import { quickLongSidePx } from '../../contract/score.ts';
import { openTheirs } from '../metadata/their-decision.ts';
import { isStackWinner, type ShootPhoto } from './shoot-photo.ts';

export function toCard(photo: ShootPhoto): PhotoCard {
  return {
    id: photo.id,
    folderId: photo.folderId,
    name: photo.name,
    isPair: photo.files.length > 1,
    // Its poster is shown, or that there is none.
    state: photo.kind === 'clip' && photo.state === 'no-preview' ? 'ready' : photo.state,
    takenAt: photo.takenAt,
    turn: photo.turn,
    ...sizeAsShown(photo),
    previewVersion: previewVersion(photo),
    decision: photo.decision,
    theirs: openTheirs(photo.decision, photo.metadata),
    suggestion: photo.suggestion,
    stackId: photo.stack && photo.stack.photoIds.length > 1 ? photo.stack.id : null,
    stackSize: photo.stack?.photoIds.length ?? 1,
    isStackBest: isStackWinner(photo),
    chip: chipOf(photo),
    faceCount: photo.faces?.length ?? 0,
    findings: [...(photo.breaks?.length ? (['breaks-rule'] as const) : []), ...photo.findings].slice(0, 2),
    problem: photo.problem,
    ...(photo.kind === 'clip' && { clip: { seconds: photo.metadata?.clip?.seconds ?? null } }),
  };
}

/** Changes with the bytes of the file, the orientation read from it, and the turn given to it. */
export function previewVersion(photo: ShootPhoto): string {
  return previewVersionOf(photo.contentKey, photo.orientation, photo.turn);
}

/** A quarter turn stands a wide picture upright. */
export function sizeAsShown({ widthPx, heightPx, turn }: Pick<ShootPhoto, 'widthPx' | 'heightPx' | 'turn'>) {
  return turn % 2 === 0 ? { widthPx, heightPx } : { widthPx: heightPx, heightPx: widthPx };
}

/** The first by rank. */
function chipOf({ scores: [first] }: ShootPhoto): PhotoCard['chip'] {
  if (!first) return null;
  const { model, value, normalised: place, scoredLongSidePx } = first;
  const quick = scoredLongSidePx === quickLongSidePx && { quickPx: quickLongSidePx };
  return { model, value, place, unit: first.scale.unit, ...quick };
}
