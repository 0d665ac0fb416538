/** @file What the program that an export is for will not read, cannot express, or has to be told: said in the plan, before anything is written. */
import { say } from '../../../../texts/say.ts';
import type { XmpProfile } from '../../../contract/exporting.ts';
import type { Told } from '../../../contract/told.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { hasRaw, type Step } from '../plan/planned.ts';
import { namingOf } from './profiles.ts';

const programs: Record<XmpProfile, string> = {
  lightroom: 'Lightroom Classic',
  bridge: 'Bridge',
  darktable: 'darktable',
  'photo-mechanic': 'Photo Mechanic',
  digikam: 'digiKam',
  'capture-one': 'Capture One',
  everything: say('notes.programs'),
};

const settings: Partial<Record<XmpProfile, Told>> = {
  lightroom: say('notes.lightroom'),
  bridge: say('notes.bridge'),
  darktable: say('notes.darktable'),
  digikam: say('notes.digikam'),
  everything: say('notes.everything'),
  'capture-one': say('notes.captureOne'),
};

/** In a photographer's words, the most surprising first; empty where there is nothing to say. */
export function notesOf(profile: XmpProfile, chosen: readonly ShootPhoto[], steps: readonly Step[]): Told[] {
  const notes: Told[] = [];
  const note = (photos: number, says: Told) => {
    if (photos > 0) notes.push(say('notes.photos', { photos, says }));
  };
  const count = (is: (photo: ShootPhoto) => boolean) => chosen.filter(is).length;
  if (profile === 'lightroom' || profile === 'everything') {
    note(
      count((photo) => !hasRaw(photo)),
      say('notes.noRaw'),
    );
  }
  if (profile === 'darktable') {
    note(
      count(({ decision }) => decision.flag === 'pick'),
      say('notes.darktablePicks'),
    );
    note(
      count(({ decision }) => decision.flag === 'reject' && decision.stars > 0),
      say('notes.darktableRejects'),
    );
    note(
      count(({ decision }) => decision.flag !== 'reject' && decision.stars === 0),
      say('notes.darktableNoStars'),
    );
  }
  if (profile === 'bridge') {
    note(
      count(({ decision }) => decision.flag === 'pick'),
      say('notes.bridgePicks'),
    );
    note(
      count(({ decision }) => decision.flag === 'reject' && decision.stars > 0),
      say('notes.bridgeRejects'),
    );
  }
  if (profile === 'capture-one')
    note(
      count(({ decision }) => decision.flag !== 'none'),
      say('notes.captureOneFlags'),
    );
  if (profile === 'photo-mechanic')
    note(
      count(({ decision }) => decision.flag === 'reject'),
      say('notes.photoMechanicRejects'),
    );
  const named = steps.filter(({ change }) => /\.[^./]+\.xmp$/i.test(change.path));
  if (namingOf(profile) === 'stem' && profile !== 'digikam') {
    const alone = named.filter(
      ({ change }) => !steps.some((other) => other.change.photoId === change.photoId && !named.includes(other)),
    );
    note(
      new Set(alone.map(({ change }) => change.photoId)).size,
      say('notes.othersSidecar', { like: alone[0]?.change.path ?? '', program: programs[profile] }),
    );
  }
  const setting = settings[profile];
  return setting ? [...notes, setting] : notes;
}
