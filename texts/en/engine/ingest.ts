/** @file English sentences of copying cards. */
import { count, files, megabytes, numbers, wholeMegabytes } from '../count.ts';
export const ingestTexts = {
  'ingest.changedOnCard': 'The file changed on the card while it was read. Run the ingest again.',
  'ingest.notBegun': 'The copy was not begun.',
  'ingest.differs':
    'The copy differs from the file on the card. The disk or the cable may be failing; nothing was kept.',
  'ingest.another': 'Another ingest is under way. Wait for it, or stop it first.',
  'ingest.planGone': 'This plan is not there any more. Look at the files again.',
  'ingest.otherCount': (v: { planned: number; asked: number }) =>
    `The plan is about ${v.planned} files, not ${v.asked}. Nothing was done.`,
  'ingest.allSafe': (v: { name: string; files: number }) =>
    `${v.name}: ${v.files === 1 ? 'the one file is' : `all ${files(v.files)} are`} copied and read back.`,
  'ingest.someSafe': (v: { name: string; safe: number; files: number }) =>
    `${v.name}: ${count(v.safe)} of ${files(v.files)} are safe. Do not format this card.`,
  'ingest.onCard': (v: { file: string; card: string }) => `${v.file} on ${v.card}`,
  'ingest.nested': 'One destination lies in the other: choose a second folder on another disk.',
  'ingest.onTheCard': (v: { name: string }) =>
    `${v.name} is on the card itself, and nothing is ever written there. Choose another.`,
  'ingest.cardWithin': (v: { card: string; name: string }) =>
    `${v.card} lies in ${v.name}, where it would be copied to. Choose another folder.`,
  'ingest.fileInTheWay': (v: { name: string; where: string }) =>
    v.name === v.where
      ? `${v.name} is a file, not a folder. Choose another place.`
      : `${v.name} cannot be made: ${v.where} is a file, not a folder. Choose another place.`,
  'ingest.mayNotWrite': (v: { name: string; where: string }) =>
    v.name === v.where
      ? `Nothing may be written in ${v.name}. Unlock the disk, change the folder's permissions, or choose another.`
      : `${v.name} cannot be made: nothing may be written in ${v.where}. Unlock the disk, change the folder's permissions, or choose another.`,
  'ingest.noRoom': (v: { folder: string; neededBytes: number; freeBytes: number }) =>
    `There is not enough room in ${v.folder}: ${megabytes(v.neededBytes)} are needed, ${wholeMegabytes(v.freeBytes)} are free. Free some space, or choose another folder. Nothing was done.`,
  'ingest.givenUp': (v: { which: number; folder: string; why: string }) =>
    `${v.which === 0 ? 'The destination' : 'The second destination'} (${v.folder}) was given up. ${v.why}`,
  'ingest.pulled': (v: { card: string; rest: number }) =>
    `${v.card} went away: ${v.rest === 1 ? '1 file of it is' : `${v.rest} files of it are`} not copied. Put it in again and run the same ingest: it goes on from there.`,
  'ingest.cardError': 'The card reports an error here. Try another reader; the rest was copied.',
  'ingest.notOnCard': 'It is not on the card any more.',
  'ingest.notAllowed': 'It may not be read. Look at its permissions.',
  'ingest.sameAs': (v: { path: string }) => `the same as ${v.path}; compared before it is believed`,
  'ingest.plan': (v: { files: number; from: readonly string[]; to: readonly string[] }) =>
    `Copy ${files(v.files)} from ${numbers.list(v.from)} to ${numbers.list(v.to)}`,
  'ingest.compared': (v: { files: number }) =>
    `${v.files === 1 ? '1 file has the same content as another one' : `${files(v.files)} have the same content as others`} and will be compared, not copied again.`,
  'ingest.left': (v: { files: number; name: string }) =>
    `${files(v.files)} on ${v.name}, neither picture, clip nor companion (the camera's own lists), stay there.`,
  'naming.noToken': (v: { token: string; tokens: readonly string[] }) =>
    `There is no {${v.token}} to name by. There are: ${v.tokens.join(' ')}.`,
  'naming.noSlashes': 'A name holds no slashes and no single braces. Folders are chosen by day or by camera.',
  'naming.allTheSame': (v: { template: string }) =>
    `Every photo would be called the same: add {seq}, {time} or {name} to “${v.template}”.`,
  'ingest.copying': 'Copying',
};
