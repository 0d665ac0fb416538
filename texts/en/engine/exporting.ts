/** @file English sentences of export plans and what keeps a file from being written. */
import { count, kilobytes, megabytes, photos, wholeMegabytes } from '../count.ts';
export const exportingTexts = {
  'trash.notRejected': 'You have not rejected it. Reject it first.',
  'trash.notAnyMore': 'It is not rejected any more. It stays where it is.',
  'trash.shared': 'It also belongs to another photo of this name. It stays.',
  'trash.plan': (v: { photos: string }) => `Trash ${v.photos}`,
  'trash.notText':
    'The name of this file is not valid text, and the trash cannot take it. Rename it, or move it aside yourself.',
  'trash.changed': 'The file changed since it was listed. Scan the folder, look at it again, and decide anew.',
  'trash.stays': 'The system did not take this file into the trash. It is still in its place.',
  'trash.networkDrive':
    'Windows has no trash on network drives and would delete the file for good. It stays; move it instead.',
  'export.closing': 'Chinagraph is closing.',
  'kept.changedSince': 'Another program changed this file since. It was left as it is, and its original is still kept.',
  'kept.damaged': 'The kept original is damaged. The file was left as it is.',
  'embed.darktable': 'darktable reads its sidecars beside every file. Write sidecars instead.',
  'embed.plan': (v: { photos: string }) => `Metadata into the files of ${v.photos}`,
  'embed.note':
    'The pixels are never touched. Each file is written beside the old one, proven equal but for these properties, and only then takes its place. The old files are kept until you discard them: Put back and Discard are here too.',
  'embed.turned': (v: { turned: number }) =>
    `${v.turned} turned here: the turn is not written into files, only into sidecars.`,
  'embed.raw': 'A RAW is read with its sidecar, and a pair goes by its RAW. Write sidecars for it.',
  'embed.format': (v: { format: string }) => `Nothing is written into ${v.format} files. Use a list.`,
  'embed.inParts': 'Its XMP goes on in further parts of the file, which would be lost. Use the plug-in or a list.',
  'embed.unreadable': (v: { reason: string }) => `It cannot be read (${v.reason}). It was left as it is.`,
  'kept.asBefore': (v: { time: string }) => `as it was before ${v.time}`,
  'differs.pixels': 'the picture data, which cannot be told from the rest',
  'embed.changedSince': 'What is in the file changed since the plan was made. Export again to see what differs.',
  'embed.exiftool': (v: { problem: string }) =>
    `ExifTool cannot write into this file (${v.problem}). It was left as it is.`,
  'embed.changedMeanwhile':
    'Another program changed the file while it was written. It was left as it is. Export again.',
  'embed.otherOwner':
    'The file belongs to another user, and a new one would not. It was left as it is. Write a list instead.',
  'differs.compressed': 'the compressed picture',
  'differs.seen': 'what a reader sees of the picture',
  'differs.written': 'the metadata that was to be written',
  'embed.differs': (v: { what: string; more: number }) =>
    `The rewritten file would differ in ${v.what}${v.more > 0 ? ` and ${v.more} more` : ''}. It was left as it is. Write a list instead.`,
  'export.lockedFile':
    'Another program has this file open, or it is write-protected. Close it there or lift the protection, and export again.',
  'list.ambiguous': (v: { names: number; files: string }) =>
    `. ${v.names === 1 ? 'One of its names means' : `${v.names} of its names mean`} more than one photo (${v.files}${v.names > 1 ? ` and ${v.names - 1} more` : ''}): a CSV or JSON list says which`,
  'list.plan': (v: { format: string; photos: string; ambiguous: string }) =>
    `${v.format} list of ${v.photos}${v.ambiguous}`,
  'list.noFileName': 'This is not a file name. Choose another.',
  'list.there': (v: { name: string }) => `${v.name} is there already and is no list of ours. Choose another name.`,
  'list.changed': (v: { name: string }) =>
    `${v.name} came into being or changed since the plan was made. Export again.`,
  'list.leftOut': (v: { names: number; separator: 'line' | 'comma' | 'space'; first: string }) =>
    `${v.names} of the names hold ${{ line: 'a line break', comma: 'a comma', space: 'a space' }[v.separator]} and cannot stand in such a list, like ${v.first}. ${v.separator === 'line' ? 'Use CSV.' : 'Choose another separator.'}`,
  'proofs.ownFolder': 'Proofs go into a folder of their own, not among the originals. Choose another one.',
  'proofs.noCopyright': (v: { problem: string }) =>
    `Copyright cannot be kept: ${v.problem} Or export without any metadata.`,
  'problem.unreadable': 'This file cannot be read.',
  'proofs.changed': 'Another program changed this proof since it was made. Move it away to have it made again.',
  'export.from': (v: { name: string }) => `from ${v.name}`,
  'proofs.plan': (v: { photos: string; format: string; longSidePx: number | null; target: string }) =>
    `Proofs of ${v.photos}: ${v.format}, ${v.longSidePx === null ? 'own size' : `long side ${v.longSidePx} px`}, ${v.target}`,
  'proofs.raws': (v: { raws: number }) => `${v.raws} RAW files: by the picture that the camera put into them.`,
  'proofs.within': 'This folder lies in the shoot: the proofs will be listed as photos of it.',
  'problem.noPictureToShow': 'There is no picture in this file that can be shown.',
  'proofs.damaged': (v: { problem: string | null }) =>
    `${v.problem ?? 'The file is damaged.'} A damaged picture is not handed out.`,
  'proofs.changedMeanwhile': 'Another program changed this proof meanwhile. Export again.',
  'turned.asTaken': 'as taken',
  'turned.upsideDown': 'upside down',
  'turned.right': 'turned right',
  'turned.left': 'turned left',
  'turned.other': (v: { orientation: number }) => `orientation ${v.orientation}`,
  'sidecar.shared': (v: { name: string }) =>
    `${v.name} shares this sidecar with another photo of the same name. Rename one of them; nothing was guessed.`,
  'sidecar.plan': (v: { photos: string }) => `Sidecars for ${v.photos}`,
  'sidecar.unreadable': (v: { reason: string }) => `The sidecar cannot be read (${v.reason}). It was left as it is.`,
  'sidecar.stoppedBy': (v: { name: string }) =>
    `Left as it is, because of ${v.name}: both would contradict each other.`,
  'sidecar.changed': 'The sidecar changed since the plan was made. Export again to see what differs.',
  'transfer.differs': 'The copy differs from the original. The disk may be failing; nothing was kept.',
  'transfer.changed': 'Another program changed the file while it was copied. Export again.',
  'transfer.inBoth': 'Another program changed the file while it was moved. It is in both places now; compare them.',
  'transfer.sameFolder': 'This folder and the destination are the same one. The file stays where it is.',
  'transfer.nameChanged': 'What is there under this name changed meanwhile. Export again.',
  'transfer.here': 'This folder is where it is already',
  'transfer.unreadable': (v: { reason: string }) => `It cannot be read (${v.reason}). Check the drive.`,
  'transfer.noRoom': (v: { neededBytes: number; freeBytes: number }) =>
    `There is not enough room: ${megabytes(v.neededBytes)} are needed, ${wholeMegabytes(v.freeBytes)} are free on that disk. Free some space, or choose another folder. Nothing was done.`,
  'transfer.there': (v: { name: string }) => `${v.name} is there already`,
  'selection.picks': (v: { photos: number }) => `${v.photos === 1 ? '1 pick' : `${count(v.photos)} picks`}`,
  'selection.rejects': (v: { photos: number }) => `${v.photos === 1 ? '1 reject' : `${count(v.photos)} rejects`}`,
  'selection.decided': (v: { photos: number }) =>
    `${v.photos === 1 ? '1 decided photo' : `${count(v.photos)} decided photos`}`,
  'selection.suggestedKeeps': (v: { photos: number }) =>
    `${v.photos === 1 ? '1 pick or suggested keep' : `${count(v.photos)} picks and suggested keeps`}`,
  'selection.all': (v: { photos: number }) => `${photos(v.photos)}`,
  'selection.chosen': (v: { photos: number }) =>
    `${v.photos === 1 ? '1 chosen photo' : `${count(v.photos)} chosen photos`}`,
  'selection.set': (v: { photos: number; name: string }) => `${photos(v.photos)} of “${v.name}”`,
  'selection.filter': (v: { photos: number; name: string }) =>
    `${photos(v.photos)} that “${v.name}” ${v.photos === 1 ? 'shows' : 'shows'}`,
  'selection.stars': (v: { photos: number; stars: number }) =>
    `${photos(v.photos)} with ${v.stars === 5 ? '5 stars' : `${v.stars} stars and more`}`,
  'transfer.plan.copy': (v: { photos: string }) => `Copy ${v.photos}`,
  'transfer.plan.move': (v: { photos: string }) => `Move ${v.photos}`,
  'transfer.plan.link': (v: { photos: string }) => `Hard-link ${v.photos}`,
  'transfer.plan.symlink': (v: { photos: string }) => `Link ${v.photos}`,
  'kept.discard': (v: { photos: string }) => `Discard the kept originals of ${v.photos}`,
  'kept.putBack': (v: { photos: string }) => `Put back the originals of ${v.photos}`,
  'proofs.record': (v: { bytes: number; setting: string }) => `${kilobytes(v.bytes)}, ${v.setting}`,
};
