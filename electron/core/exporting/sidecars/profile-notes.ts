/** @file What the program that an export is for will not read, cannot express, or has to be told: said in the plan, before anything is written. */
import type { XmpProfile } from '../../../contract/exporting.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import { hasRaw, type Step } from '../plan/planned.ts';
import { namingOf } from './profiles.ts';

const photos = (count: number, says: string): string => `${count} ${count === 1 ? 'photo' : 'photos'}: ${says}`;

const programs: Record<XmpProfile, string> = {
  lightroom: 'Lightroom Classic',
  bridge: 'Bridge',
  darktable: 'darktable',
  'photo-mechanic': 'Photo Mechanic',
  digikam: 'digiKam',
  'capture-one': 'Capture One',
  everything: 'Lightroom, Bridge, Photo Mechanic and Capture One',
};

const settings: Partial<Record<XmpProfile, string>> = {
  lightroom:
    'Photos that are in the Lightroom catalog already: select them and choose Metadata > Read Metadata from Files. That replaces what the catalog says.',
  bridge:
    'Bridge shows a colour only where a label has the name set in its preferences. Its own names are Select, Second, Approved, Review and To Do; set them to Red, Yellow, Green, Blue and Purple.',
  darktable:
    'darktable reads a sidecar when a photo is imported. For photos in its library, switch on "look for updated XMP files on startup" in its preferences under storage.',
  digikam:
    'digiKam reads sidecars only where "Read from sidecar files" is on: Settings > Configure digiKam > Metadata > Sidecars. Then choose Item > Reread Metadata from File.',
  everything:
    'digiKam reads sidecars only where "Read from sidecar files" is on. darktable is not among these programs: it has a profile of its own.',
  'capture-one': 'Capture One reads sidecars with Image > Load Metadata, or with Auto Sync Sidecar XMP set to Load.',
};

/** In a photographer's words, the most surprising first; empty where there is nothing to say. */
export function notesOf(profile: XmpProfile, chosen: readonly ShootPhoto[], steps: readonly Step[]): string[] {
  const notes: string[] = [];
  const say = (count: number, says: string) => {
    if (count > 0) notes.push(photos(count, says));
  };
  const count = (is: (photo: ShootPhoto) => boolean) => chosen.filter(is).length;
  if (profile === 'lightroom' || profile === 'everything') {
    say(
      count((photo) => !hasRaw(photo)),
      'JPEG, TIFF, DNG or another picture that is no RAW. Lightroom reads such files themselves and ignores their sidecars. Hand them over with the Lightroom plug-in (Settings > Hand over), a list of names, or copy the keepers.',
    );
  }
  if (profile === 'darktable') {
    say(
      count(({ decision }) => decision.flag === 'pick'),
      'picked. darktable has no pick, and gets stars and labels alone.',
    );
    say(
      count(({ decision }) => decision.flag === 'reject' && decision.stars > 0),
      'rejected, with stars. In darktable a reject takes the place of the stars.',
    );
    say(
      count(({ decision }) => decision.flag !== 'reject' && decision.stars === 0),
      'no stars. darktable gives one star of its own to every photo it imports, unless its preferences say otherwise.',
    );
  }
  if (profile === 'bridge') {
    say(
      count(({ decision }) => decision.flag === 'pick'),
      'picked. Bridge has no pick, and gets stars and labels alone.',
    );
    say(
      count(({ decision }) => decision.flag === 'reject' && decision.stars > 0),
      'rejected, with stars. In Bridge a reject takes the place of the stars.',
    );
  }
  if (profile === 'capture-one')
    say(
      count(({ decision }) => decision.flag !== 'none'),
      'with a flag. Capture One has none, and gets stars and labels alone.',
    );
  if (profile === 'photo-mechanic')
    say(
      count(({ decision }) => decision.flag === 'reject'),
      'rejected. Photo Mechanic has no reject; they are handed over without their tag.',
    );
  const named = steps.filter(({ change }) => /\.[^./]+\.xmp$/i.test(change.path));
  if (namingOf(profile) === 'stem' && profile !== 'digikam') {
    const alone = named.filter(
      ({ change }) => !steps.some((other) => other.change.photoId === change.photoId && !named.includes(other)),
    );
    say(
      new Set(alone.map(({ change }) => change.photoId)).size,
      `only a sidecar of another program is there (like ${alone[0]?.change.path ?? ''}). It is updated, and a second one would hide it from digiKam. ${programs[profile]} does not read it; hand these over with a list of names.`,
    );
  }
  const setting = settings[profile];
  return setting ? [...notes, setting] : notes;
}
