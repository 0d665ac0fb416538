/** @file Words about several folders as one shoot, and about cameras' clocks. */
import { photos } from '../count.ts';

export const gatherTexts = {
  title: 'Several folders as one shoot',
  says: 'Cards and photographers in one grid. The folders stay where they are.',
  folders: 'Folders',
  add: 'Folder',
  none: 'Choose at least two folders.',
  remove: (name: string) => `Without ${name}`,
  name: 'Name of the shoot',
  open: 'Open as one shoot',
};

export const clockTexts = {
  title: 'Clocks of the cameras',
  says: 'Puts the order of a shoot right where clocks differ. Files are not touched; undo takes it back.',
  camera: (camera: string | null, serial: string | null) =>
    [camera ?? 'Unknown camera', serial ? `no. ${serial}` : ''].filter(Boolean).join(', '),
  photos,
  fromTo: (from: string, to: string) => {
    const [first, last] = [from, to].map((at) => at.slice(0, 19).replace('T', ' '));
    return first === last ? `${first}` : `${first} to ${last}`;
  },
  noTimes: 'No photo of it says when it was taken',
  shift: (camera: string) => `Clock of ${camera}`,
  hint: '+0:00:00',
  set: 'Set',
  badShift: 'Hours, minutes and seconds: +1:02:03 or -0:00:07',
  pairTitle: 'One moment, two cameras',
  pairSays: 'Select one photo of each camera that show the same moment. The camera of the active one is put right.',
  pair: (active: string, like: string) => `${active} was taken when ${like} was`,
  pairNone: 'Two photos must be selected.',
  shownTitle: 'A photographed clock',
  shownSays: 'The active photo shows a clock. Type what it shows; all photos of that camera are put right.',
  shown: (name: string) => `Time shown in ${name}`,
  shownNone: 'No photo is active.',
  close: 'Close',
};
