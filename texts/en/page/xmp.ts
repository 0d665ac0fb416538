/** @file English texts of the sidecar profiles, shared by export and settings. */
import type { XmpProfile } from '../../../electron/contract/exporting.ts';
import { count } from '../count.ts';

export const profileTexts = {
  names: {
    lightroom: 'Lightroom Classic',
    bridge: 'Bridge',
    darktable: 'darktable',
    'photo-mechanic': 'Photo Mechanic',
    digikam: 'digiKam',
    'capture-one': 'Capture One',
    everything: 'Everything compatible',
  },
  says: {
    lightroom: 'Pick flag, stars, label',
    bridge: 'Stars and label; a reject becomes rating -1, which overwrites its stars',
    darktable:
      'Its own sidecars (IMG_1.CR3.xmp): stars and colour; a reject takes the place of the stars, a pick is not carried',
    'photo-mechanic': 'Tag and colour class',
    digikam: 'Pick label',
    'capture-one': 'Stars and label only: flags are not carried',
    everything: 'All fields that do not contradict each other',
  },
  outcome: {
    lightroom: 'Flags, stars and labels beside your RAW files.',
    bridge: 'Stars and labels beside your files; a reject is rating -1, which overwrites its stars.',
    darktable:
      'Stars and colours in its own sidecars (IMG_1.CR3.xmp); a reject takes the place of the stars, a pick is not carried.',
    'photo-mechanic': 'Tags, stars and colour classes beside your files.',
    digikam: 'Pick labels, stars and colours beside your files.',
    'capture-one': 'Stars and colours beside your files; flags are not carried.',
    everything: 'Every field that does not contradict another, beside your files.',
  },
  /** Which of them read sidecars of RAW files alone, and what the others need. */
  needs: {
    lightroom: 'the Lightroom plug-in, a list of names, or to be copied',
    bridge: 'a list of names, or to be copied',
    darktable: null,
    'photo-mechanic': null,
    digikam: null,
    'capture-one': null,
    everything: 'the Lightroom plug-in or a list of names, for Lightroom and Bridge',
  },
  next: {
    lightroom: 'In Lightroom Classic: select the photos in the Library, then Metadata > Read Metadata from Files.',
    bridge: 'Open the folder in Bridge: it reads sidecars by itself.',
    darktable:
      'Photos not imported yet: import the folder. Others: select them in the lighttable, then “refresh EXIF” or “load sidecar file”.',
    'photo-mechanic': 'In Photo Mechanic: reopen the contact sheet; tags and classes are read from the sidecars.',
    digikam:
      'In digiKam: switch on reading from sidecars in Settings > Metadata, then Item > Reread Metadata From File.',
    'capture-one': 'In Capture One: Image > Load Metadata, with "Auto Sync Sidecar XMP" set to Load.',
    everything: 'Open the folder there and let the program read metadata from files again.',
  },
} satisfies Record<string, Record<XmpProfile, string | null>>;

const counted = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${count(n)} ${many}`);

/** "Your 176 JPEGs and 3 DNGs, TIFFs or others need ...": null where the program reads sidecars of all of them. */
export const needsText = (profile: XmpProfile, { jpeg, other }: { jpeg: number; other: number }): string | null => {
  const needs = profileTexts.needs[profile];
  if (needs === null || jpeg + other === 0) return null;
  const parts = [
    jpeg > 0 ? counted(jpeg, 'JPEG', 'JPEGs') : '',
    other > 0 ? counted(other, 'DNG, TIFF or other picture', 'DNGs, TIFFs or others') : '',
  ].filter(Boolean);
  const says = `Your ${parts.join(' and ')} ${jpeg + other === 1 ? 'needs' : 'need'} ${needs}: sidecars beside`;
  return `${says} ${jpeg + other === 1 ? 'it' : 'them'} are not read.`;
};
