/** @file English sentences of folders, files and places. */
export const libraryTexts = {
  'gather.within': (v: { inner: string; outer: string }) =>
    `${v.inner} lies in ${v.outer} already. Open that folder alone.`,
  'problem.io': (v: { what: 'file' | 'folder'; code: string | null }) =>
    `The disk or card could not deliver this ${v.what} (${v.code ?? 'unknown error'}). Check the connection, then scan again.`,
  'group.odd': (v: { raws: number; others: number }) => `${v.raws} RAW and ${v.others} other files share this name`,
  'group.separate': 'they were first seen as separate photos',
  'group.full': 'the photo of this name already has two files',
  'group.times': (v: { first: string; second: string }) =>
    `they were taken at different times (${v.first} and ${v.second})`,
  'group.cameras': (v: { first: string; second: string }) =>
    `they come from different cameras (${v.first}, ${v.second})`,
  'group.notOne': (v: { names: string; reason: string }) =>
    `Not taken as one photo with ${v.names}: ${v.reason}. Kept as separate photos.`,
  'scan.unplugged':
    'The folder was unplugged or replaced while it was being scanned. Nothing is lost: scan again when it is back.',
  'scan.emptied':
    'The folder lists no photos, although it had some. It is treated as unplugged and nothing was changed. If you emptied it yourself, confirm that the photos are gone.',
  'file.none': 'There is no such file.',
  'file.written': 'The file is still being written.',
  'file.noPicture': 'This is no picture.',
  'file.unreadable': 'The file cannot be read.',
  'walk.deep': (v: { maxDepth: number }) =>
    `Folders are nested more than ${v.maxDepth} deep here. Open this folder by itself.`,
  'walk.link': 'A link to another folder, not followed. Open that folder by itself.',
  'place.notMade': (v: { name: string; why: string }) => `${v.name} was not made: ${v.why}.`,
  'place.nameTaken': 'something of that name is there already',
  'place.readOnly': 'this place cannot be written to',
  'place.listOld': 'This place was listed in an earlier run. Start from the drives again.',
  'place.badName': 'A folder cannot be called that.',
  'place.badCharacters': 'A folder\'s name may not contain \\ / : * ? " < > | or end in a dot.',
};
