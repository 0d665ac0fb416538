/** @file Stores what a scan found. Scans are not in the journal: the next scan finds the same again. */
import type { FolderId, PhotoId } from '../../../contract/ids.ts';
import type { Connection } from '../sqlite/connection.ts';
import { toSigned } from '../sqlite/integers.ts';
import { keyBytes } from '../sqlite/key-bytes.ts';
import type { FileFacts, ScanChanges } from './scan-changes.ts';

type Stat = Omit<FileFacts, 'relPath'>;

export function prepareApplyScan(db: Connection): (folderId: FolderId, changes: ScanChanges) => PhotoId[] {
  const addPhoto = db.prepare('INSERT INTO photos (folder_id) VALUES (?)');
  const addFile = db.prepare(
    `INSERT INTO files (kind, format, size, mtime_ns, dev, inode, content_key, picture_key, is_display, photo_id, folder_id, rel_path)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare(
    `UPDATE files SET kind = ?, format = ?, size = ?, mtime_ns = ?, dev = ?, inode = ?, content_key = ?, picture_key = ?, is_display = ?
     WHERE id = ? AND folder_id = ?`,
  );
  const setMissing = db.prepare('UPDATE files SET missing = ? WHERE id = ? AND folder_id = ?');
  const setPath = db.prepare('UPDATE files SET rel_path = ?, missing = 0 WHERE id = ? AND folder_id = ?');
  const photoOf = db.prepare<[number], PhotoId>('SELECT photo_id FROM files WHERE id = ?').pluck();
  const refreshGone = db.prepare(
    'UPDATE photos SET gone = NOT EXISTS (SELECT 1 FROM files WHERE photo_id = photos.id AND missing = 0) WHERE id = ?',
  );
  const columns = (file: Stat) =>
    [
      file.kind,
      file.format,
      file.sizeBytes,
      file.mtimeNs,
      toSigned(file.dev),
      toSigned(file.inode),
      file.contentKey === null ? null : keyBytes(file.contentKey),
      file.pictureKey ? Buffer.from(file.pictureKey, 'hex') : null,
      file.isDisplay ? 1 : 0,
    ] as const;

  return db.transaction((folderId: FolderId, changes: ScanChanges): PhotoId[] => {
    const touched = new Set<PhotoId>();
    const touch = (fileId: number, changed: number): void => {
      const photoId = photoOf.get(fileId);
      if (changed !== 1 || photoId === undefined)
        throw new Error(`folder ${folderId} has no file with the id ${fileId}`);
      touched.add(photoId);
    };
    // Out of each other's way first: two files may have swapped their names.
    for (const { fileId } of changes.renamed) touch(fileId, setMissing.run(1, fileId, folderId).changes);
    for (const fileId of changes.missingFiles) touch(fileId, setMissing.run(1, fileId, folderId).changes);
    for (const { fileId, relPath } of changes.renamed) setPath.run(relPath, fileId, folderId);
    for (const file of changes.updatedFiles)
      touch(file.fileId, update.run(...columns(file), file.fileId, folderId).changes);
    for (const fileId of changes.returnedFiles) touch(fileId, setMissing.run(0, fileId, folderId).changes);
    for (const file of changes.attached) {
      addFile.run(...columns(file), file.photoId, folderId, file.relPath);
      touched.add(file.photoId);
    }
    for (const photoId of touched) refreshGone.run(photoId);
    for (const { files } of changes.added) {
      const photoId = Number(addPhoto.run(folderId).lastInsertRowid) as PhotoId;
      for (const file of files) addFile.run(...columns(file), photoId, folderId, file.relPath);
      touched.add(photoId);
    }
    return [...touched];
  }).immediate;
}
