/** @file English sentences of what a program will not read or has to be told. */
import { photos } from '../count.ts';
export const profileNotesTexts = {
  'notes.lightroom':
    'Photos that are in the Lightroom catalog already: select them and choose Metadata > Read Metadata from Files. That replaces what the catalog says.',
  'notes.bridge':
    'Bridge shows a colour only where a label has the name set in its preferences. Its own names are Select, Second, Approved, Review and To Do; set them to Red, Yellow, Green, Blue and Purple.',
  'notes.darktable':
    'darktable reads a sidecar when a photo is imported. For photos in its library, switch on "look for updated XMP files on startup" in its preferences under storage.',
  'notes.digikam':
    'digiKam reads sidecars only where "Read from sidecar files" is on: Settings > Configure digiKam > Metadata > Sidecars. Then choose Item > Reread Metadata from File.',
  'notes.everything':
    'digiKam reads sidecars only where "Read from sidecar files" is on. darktable is not among these programs: it has a profile of its own.',
  'notes.captureOne':
    'Capture One reads sidecars with Image > Load Metadata, or with Auto Sync Sidecar XMP set to Load.',
  'notes.photos': (v: { photos: number; says: string }) => `${photos(v.photos)}: ${v.says}`,
  'notes.programs': 'Lightroom, Bridge, Photo Mechanic and Capture One',
  'notes.noRaw':
    'JPEG, TIFF, DNG or another picture that is no RAW. Lightroom reads such files themselves and ignores their sidecars. Hand them over with the Lightroom plug-in (Settings > Hand over), a list of names, or copy the keepers.',
  'notes.darktablePicks': 'picked. darktable has no pick, and gets stars and labels alone.',
  'notes.darktableRejects': 'rejected, with stars. In darktable a reject takes the place of the stars.',
  'notes.darktableNoStars':
    'no stars. darktable gives one star of its own to every photo it imports, unless its preferences say otherwise.',
  'notes.bridgePicks': 'picked. Bridge has no pick, and gets stars and labels alone.',
  'notes.bridgeRejects': 'rejected, with stars. In Bridge a reject takes the place of the stars.',
  'notes.captureOneFlags': 'with a flag. Capture One has none, and gets stars and labels alone.',
  'notes.photoMechanicRejects': 'rejected. Photo Mechanic has no reject; they are handed over without their tag.',
  'notes.othersSidecar': (v: { like: string; program: string }) =>
    `only a sidecar of another program is there (like ${v.like}). It is updated, and a second one would hide it from digiKam. ${v.program} does not read it; hand these over with a list of names.`,
};
