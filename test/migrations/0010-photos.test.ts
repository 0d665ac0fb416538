import { expect, test } from 'vitest';
import { databaseAt, fillPhotos, tablesOf } from './support.ts';

test('0010 makes folders, photos and files, with exact nanoseconds and paths as bytes', () => {
  const db = databaseAt(10);
  fillPhotos(db);
  expect(tablesOf(db)).toEqual(['files', 'folders', 'photos']);
  const row = db.prepare('SELECT rel_path, mtime_ns FROM files WHERE photo_id = 2').safeIntegers().get();
  expect(row).toEqual({ rel_path: Buffer.from([0xff]), mtime_ns: 1700000000123456789n });
});

test('0010 holds its promises: one file per path while it is there, no file without a photo, no id twice', () => {
  const db = databaseAt(10);
  fillPhotos(db);
  const copy = (missing: number) =>
    `INSERT INTO files SELECT NULL, 1, 1, rel_path, kind, format, size, mtime_ns, dev, inode, content_key, 1, ${missing} FROM files WHERE id = 1`;
  expect(() => db.exec(copy(0))).toThrow('UNIQUE');
  db.exec(copy(1));
  expect(() => db.exec('UPDATE files SET photo_id = 99')).toThrow('FOREIGN KEY');
  expect(() => db.exec("UPDATE folders SET state = 'lost'")).toThrow('CHECK');
  db.exec('DELETE FROM files; DELETE FROM photos');
  expect(db.prepare('INSERT INTO photos (folder_id) VALUES (1)').run().lastInsertRowid).toBe(3);
});
