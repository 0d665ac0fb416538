/** @file Facts for the cache: from a first sight, and again when the decoder has seen the whole picture. */
import type { Facts } from '../catalog/cache-repos/facts.repo.ts';
import type { HeaderFacts } from '../library/header/header-facts.ts';
import type { ShootPhoto } from './shoot-photo.ts';
import { factsVersion } from './versions.ts';

/** Before any pixel was decoded. */
export function factsOfHeader(header: HeaderFacts, state: Facts['state'], problem: string | null): Facts {
  return {
    version: factsVersion,
    state,
    problem,
    widthPx: header.widthPx,
    heightPx: header.heightPx,
    orientation: header.orientation,
    takenAt: header.takenAt,
    takenOffset: header.takenOffset,
    camera: header.model,
    lens: null,
    iso: null,
    driveMode: null,
    sequenceNumber: null,
    bracketing: null,
    panorama: false,
    thumbOffset: header.thumbnail?.offset ?? null,
    thumbLength: header.thumbnail?.length ?? null,
  };
}

/** As the photo stands in memory. */
export function factsOf(photo: ShootPhoto): Facts {
  const { metadata } = photo;
  return {
    version: factsVersion,
    state: photo.state,
    problem: photo.problem,
    widthPx: photo.widthPx,
    heightPx: photo.heightPx,
    orientation: photo.orientation,
    takenAt: photo.takenAt,
    takenOffset: photo.takenOffset,
    camera: metadata?.camera ?? photo.camera,
    lens: metadata?.lens ?? null,
    iso: metadata?.iso ?? null,
    driveMode: metadata?.driveMode ?? null,
    sequenceNumber: metadata?.sequenceNumber ?? null,
    bracketing: metadata?.bracketing ?? null,
    panorama: metadata?.panorama ?? false,
    thumbOffset: null,
    thumbLength: null,
  };
}
