/** @file English sentences of what is wrong with files and disks. */
export const problemsTexts = {
  'failed.diskFull': 'The disk is full. Free some space and try again.',
  'failed.quota': 'The quota of this disk is used up. Free some space and try again.',
  'failed.readOnly': 'The disk is read-only. Unlock it, or export a list instead.',
  'failed.notAllowed': 'Not allowed to write here. Change the permissions and try again.',
  'failed.wentAway': 'The file or its folder went away. Plug the drive in and try again.',
  'failed.diskError': 'The disk or card reports an error. Check the connection and try again.',
  'failed.otherDisk': 'Hard links only work on the same disk. Copy instead.',
  'failed.fileInTheWay': 'A file stands where a folder would be. Choose another place.',
  'failed.cameIntoBeing': 'A file of this name came into being meanwhile. Try again.',
  'failed.tooManyOpen': 'Too many files are open. Close other programs and try again.',
  'failed.isOpen': 'Another program has this file open. Close it there and try again.',
  'problem.noPoster': 'No picture stands for this clip. It is kept with your decisions.',
  'problem.waiting': 'Still being copied or written. It is listed when it has come to rest: look again then.',
  'problem.empty': 'The file is empty (0 bytes). If it is not still being copied, copy it again from where it came.',
  'problem.pathTooLong': 'Its path is longer than this system allows. Open the folder it lies in by itself.',
  'problem.noRoom': (v: { what: 'file' | 'folder' }) =>
    `This computer had no room for another open file. Nothing is wrong with this ${v.what}: close other programs, then scan again.`,
  'problem.onlineOnly': (v: { service: string }) =>
    `Only in ${v.service}, not on this computer: looking at it would download it. Have ${v.service} keep it on this computer, then scan again.`,
  'problem.blank':
    'There is no picture inside, whatever the name says: the file begins with one value over and over, as after a copy that failed. Copy it again from where it came.',
  'problem.text': 'There is no picture inside, whatever the name says: it is a text.',
  'problem.film': 'There is no picture inside, whatever the name says: it is a film.',
  'problem.noPicture':
    'There is no picture inside, whatever the name says: its first bytes are those of no picture. It may be damaged at its start, or of a kind that is not known here.',
  'problem.permission': (v: { what: 'file' | 'folder' }) =>
    `Not allowed to read this ${v.what}. Change its permissions, then scan again.`,
  'problem.deadLink':
    'A link to a picture that is not there now. If it lies on another disk, connect that disk and scan again.',
  'problem.vanished': (v: { what: 'file' | 'folder' }) =>
    `This ${v.what} went away while it was being read. Scan again when it is back.`,
  'problem.cannotShow':
    'This kind of picture cannot be shown here. The file is kept with your decisions, which are handed over like all others.',
  'problem.indexPrint': (v: { longSidePx: number }) =>
    `Only an index print of ${v.longSidePx} pixels was found inside. What was measured was measured on that, and nothing is suggested.`,
};
