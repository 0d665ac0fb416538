/** @file Words about the people of a shoot. */
import { count, photos } from '../count.ts';

export const peoplePageTexts = {
  title: 'People',
  find: 'Find people…',
  all: (n: number) => `All ${count(n)} people…`,
  person: (key: string) => `Person ${key.slice(1)}`,
  photos: (n: number) => photos(n),
  keepers: (n: number) => (n === 0 ? 'no keeper' : n === 1 ? '1 keeper' : `${count(n)} keepers`),
  withoutKeeper: 'Without a keeper',
  withoutTitle: (n: number) =>
    n === 0
      ? 'Everybody in more than one photo has a keeper'
      : n === 1
        ? '1 person in more than one photo is without a keeper'
        : `${count(n)} people in more than one photo are without a keeper`,
  nobody: 'Nobody was found in these photos.',
  whatItDoes:
    'Each face that is found gets 128 numbers, and faces with like numbers count as one person: then you can filter by person, see who is without a keeper, and go to the best frame of each.',
  where:
    'It happens on this machine and stays here: numbers, groups and the names you give lie in one file, people.db, beside the catalog. Nothing of it is exported, sent anywhere or seen by a paired device. What tells people apart is biometric data; in many places the people in the pictures have to agree to it.',
  on: 'Find people in the shoots I open',
  isOff: 'It is off. Nothing is computed and nothing is stored.',
  isOffStored: 'It is off. What was found before is still stored.',
  needsModel: 'What tells faces apart comes with the program and has terms of its own.',
  terms: 'Show the terms',
  needsFaces: 'Faces are not found yet: install the face models first.',
  toModels: 'Models…',
  lacking: (n: number) =>
    `${photos(n)} not looked at yet. People are shown as they are found, every half minute or so.`,
  deleteAll: 'Delete everything about people',
  deleteAsk: 'Numbers, groups and names of all shoots are deleted at once, and it is switched off. No undo.',
  deleteYes: 'Delete it all',
  keep: 'Keep it',
  deleted: 'Everything about people is deleted.',
  name: (who: string) => `Name of ${who}`,
  noName: 'Name',
  show: 'Photos',
  showName: (who: string) => `Show the photos of ${who}`,
  best: 'Best frame',
  bestName: (who: string) => `Go to the best frame of ${who}`,
  choose: (who: string) => `Choose ${who}, to be joined with others`,
  merge: (n: number) => `${count(n)} are one person`,
  mergeNothing: 'Tick two or more that are one person to join them.',
  seenOnce: (n: number) => (n === 1 ? '1 more, seen in one photo' : `${count(n)} more, each seen in one photo`),
  notThem: (who: string) => `The photo on screen does not show ${who}`,
  notThemShort: 'Not in this photo',
  /** Faces of one person, to be moved. */
  facesShort: 'Faces',
  facesOf: (who: string) => `Faces of ${who}`,
  back: 'Everybody',
  chooseFace: (who: string, photo: string) => `${who} in ${photo}`,
  openPhoto: (photo: string) => `Open ${photo}`,
  moveTo: 'Move to',
  ofTheirOwn: 'somebody else, new',
  move: (n: number) => (n === 0 ? 'Move' : n === 1 ? 'Move 1 face' : `Move ${count(n)} faces`),
  moveHow:
    'Tick the faces that are not theirs, and say whose they are. What stays counts as looked at: it is not grouped away again.',
  moreFaces: (n: number) => `${count(n)} more`,
  faces: (n: number) => (n === 1 ? '1 face' : `${count(n)} faces`),
  names: (n: number) => (n === 0 ? '' : n === 1 ? '1 name' : `${count(n)} names`),
  leftList: 'not in the list of shoots any more',
  unknownFolder: 'A folder that was not opened since',
  storedOf: (n: number) =>
    n === 1 ? 'Also stored: people of 1 other shoot' : `Also stored: people of ${count(n)} other shoots`,
  deleteShoot: 'Delete',
  deleteShootName: (shoot: string) => `Delete the people of ${shoot}`,
  deleteShootAsk: 'Numbers, groups and names of this shoot are deleted. No undo.',
  deleteShootYes: 'Delete them',
  aboutIt: 'What this does, and where it stays',
};
