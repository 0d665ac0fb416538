/** @file What sidecars say of when, where and who, laid over what the picture's own file says. Never stored: a copy of the picture elsewhere has no part in it. */
import { takenAtMs } from '../../contract/taken-at.ts';
import { matchRegions } from '../found-faces/match-regions.ts';
import { regionsOf } from '../metadata/regions.ts';
import type { SidecarFacts } from '../sidecars/read-facts.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Call after everything that was known of the file was put into the photo anew. */
export function settleBeside(photo: ShootPhoto, facts: SidecarFacts | null): void {
  photo.besideFacts = facts;
  if (facts === null) return;
  if (photo.takenAt === null && facts.takenAt !== null) {
    photo.takenAt = facts.takenAt;
    photo.takenOffset = facts.takenOffset;
    photo.takenMs = takenAtMs(facts.takenAt) ?? photo.takenMs;
  }
  if (photo.metadata === null) return;
  const regions = facts.regions === null ? [] : regionsOf(facts.regions, storedPicture(photo));
  photo.metadata = {
    ...photo.metadata,
    ...(facts.gps && { gps: facts.gps }),
    ...(regions.length > 0 && { regions }),
  };
  if (photo.faces && regions.length > 0) photo.faces = matchRegions(photo.faces, regions).faces;
}

/** Regions are drawn on the picture as it is stored. */
export function storedPicture({ orientation, widthPx, heightPx }: ShootPhoto) {
  const turned = orientation >= 5;
  return {
    orientation,
    storedWidthPx: turned ? heightPx : widthPx,
    storedHeightPx: turned ? widthPx : heightPx,
  };
}
