/**
 * @file One file on the disk, listed by two shoots: a folder was opened, and a folder inside or around it. Whatever is decided for the photo of one
 * shoot is decided for that of the other.
 */
import { relativeTo } from '../journal/below-root.ts';
import type { Connection } from '../sqlite/connection.ts';

/** Prepares `(photoId) => photos of other folders that show the same file`. Folders are few: they are looked through at every call. */
export function prepareTwins(db: Connection): () => (photoId: number) => number[] {
  const folders = db.prepare<[], { id: number; path: Buffer }>('SELECT id, path FROM folders');
  const shown = db
    .prepare<[number], [number, Buffer]>('SELECT folder_id, rel_path FROM files WHERE photo_id = ? AND missing = 0')
    .raw();
  const atPath = db
    .prepare<[number, Buffer], number>(
      'SELECT photo_id FROM files WHERE folder_id = ? AND rel_path = ? AND missing = 0',
    )
    .pluck();
  /** From a folder to those around and inside it, with the path between them. */
  const overlaps = () => {
    const all = folders.all();
    const found = new Map<number, { id: number; outer: Buffer | null; inner: Buffer | null }[]>();
    for (const a of all) {
      const others = all.flatMap((b) => {
        const outer = relativeTo(a.path, b.path);
        const inner = relativeTo(b.path, a.path);
        return outer || inner ? [{ id: b.id, outer, inner }] : [];
      });
      if (others.length > 0) found.set(a.id, others);
    }
    return found;
  };
  return () => {
    const around = overlaps();
    return (photoId) => {
      if (around.size === 0) return [];
      const twins = new Set<number>();
      for (const [folderId, relPath] of shown.all(photoId)) {
        for (const { id, outer, inner } of around.get(folderId) ?? []) {
          const there = outer
            ? Buffer.concat([outer, Buffer.from('/'), relPath])
            : relativeTo(Buffer.concat([Buffer.from('/'), relPath]), Buffer.concat([Buffer.from('/'), inner!]));
          const twin = there && atPath.get(id, there);
          if (twin) twins.add(twin);
        }
      }
      return [...twins];
    };
  };
}
