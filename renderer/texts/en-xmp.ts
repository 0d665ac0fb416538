/** @file English texts of the sidecar profiles, shared by export and settings. */
import type { XmpProfile } from '../../electron/contract/exporting.ts';

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
} satisfies Record<string, Record<XmpProfile, string>>;

/** In the order they are offered. */
export const profiles = Object.keys(profileTexts.names) as XmpProfile[];
