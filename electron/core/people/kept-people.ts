/**
 * @file people.db behind the shoots that are open: what is known of each, read once, written as it changes, and found again. A shoot is known by its path;
 * at a path that is not known by its pictures, so that names come along when a folder was moved, copied, or opened from further inside or outside, and when
 * the catalog was built anew.
 */
import type { ContentKey, FolderId } from '../../contract/ids.ts';
import { deletePeople, hasPeople, type Member, openPeople, type PeopleFile } from './people-file.ts';
import { nextPerson, type PeopleChange, type ShootPeople } from './shoot-people.ts';
import type { ShootNumber } from './shoot-rows.ts';

export interface KeptDeps {
  /** The catalog's folder. */
  readonly dir: string;
  readonly readOnly: boolean;
  isWanted(): boolean;
  pathOf(folderId: FolderId): Buffer;
  /** The catalog has a shoot there. */
  isFolder(path: Buffer): boolean;
  /** The file is there and cannot be read. */
  damaged(): void;
}

export interface KeptPeople {
  /** Null where nobody wants it or it is not there yet; `mayMake`: by a run that finds somebody, never by a look. */
  file(mayMake?: boolean): PeopleFile | null;
  of(folderId: FolderId): ShootPeople | null;
  /** True where people came whom another path of these pictures has. */
  recognise(folderId: FolderId, keys: ReadonlySet<ContentKey>): boolean;
  /** In memory and on disk. */
  put(folderId: FolderId, change: PeopleChange): void;
  /** Nothing is known any more; the file stays. */
  close(): void;
  deleteShoot(id: ShootNumber): void;
  deleteAll(): void;
}

export function createKeptPeople(deps: KeptDeps): KeptPeople {
  const { dir } = deps;
  let open: PeopleFile | null = null;
  /** Null until somebody looked. */
  let isThere: boolean | null = null;
  let isDamaged = false;
  const shoots = new Map<FolderId, { id: ShootNumber | null; known: ShootPeople }>();
  /** Shoots that nothing was found for, by how many pictures they had. */
  const asked = new Map<FolderId, number>();

  const file: KeptPeople['file'] = (mayMake = false) => {
    if (!deps.isWanted() || deps.readOnly || isDamaged) return null;
    if (open) return open;
    // Asked of every photo of a shoot that is opened: nobody but this part makes the file.
    isThere ??= hasPeople(dir);
    if (!mayMake && !isThere) return null;
    try {
      open = openPeople(dir);
      isThere = true;
    } catch {
      // The shoot opens without people; deleting them removes the file, and the next run makes a new one.
      isDamaged = true;
      deps.damaged();
    }
    return open;
  };
  const read = (store: PeopleFile, id: ShootNumber): ShootPeople => {
    const members = new Map<ContentKey, Member[]>();
    for (const member of store.members(id)) {
      const list = members.get(member.contentKey);
      if (list) list.push(member);
      else members.set(member.contentKey, [member]);
    }
    return { members, people: store.people(id) };
  };
  const entryOf = (store: PeopleFile, folderId: FolderId) => {
    const entry = shoots.get(folderId);
    if (entry) return entry;
    const id = store.shootAt(deps.pathOf(folderId));
    const made = { id, known: id === null ? { members: new Map(), people: new Map() } : read(store, id) };
    shoots.set(folderId, made);
    return made;
  };
  const close = (): void => {
    open?.close();
    open = null;
    isThere = null;
    isDamaged = false;
    shoots.clear();
    asked.clear();
  };
  const put: KeptPeople['put'] = (folderId, { members = new Map(), people = new Map() }) => {
    const store = file(true);
    if (!store) return;
    const entry = entryOf(store, folderId);
    entry.id ??= store.addShoot(deps.pathOf(folderId));
    for (const [number, name] of people) entry.known.people.set(number, name);
    for (const [key, list] of members) entry.known.members.set(key, list);
    store.putPeople(entry.id, people);
    store.putMembers(entry.id, members);
  };

  return {
    file,
    of: (folderId) => {
      const store = file();
      return store && entryOf(store, folderId).known;
    },
    recognise: (folderId, keys) => {
      const store = file();
      if (!store || entryOf(store, folderId).id !== null || asked.get(folderId) === keys.size) return false;
      asked.set(folderId, keys.size);
      const found = store.shootsWith(keys);
      const [most, ...others] = found;
      if (!most) return false;
      if (others.length === 0 && (most.path === null || !deps.isFolder(most.path))) {
        store.moveShoot(most.id, deps.pathOf(folderId));
        shoots.delete(folderId);
        return true;
      }
      // Still there under its own path, or several: their numbers are put behind each other.
      for (const { id } of found) {
        const { known } = entryOf(store, folderId);
        const first = nextPerson(known) - 1;
        const { members, people } = read(store, id);
        const came = new Map(
          [...members]
            .filter(([key]) => keys.has(key) && !known.members.has(key))
            .map(([key, list]) => [
              key,
              list.map((member) => ({ ...member, person: member.person === 0 ? 0 : member.person + first })),
            ]),
        );
        const seen = new Set([...came.values()].flat().map(({ person }) => person));
        put(folderId, {
          members: came,
          people: new Map([...people].map(([id, name]) => [id + first, name] as const).filter(([id]) => seen.has(id))),
        });
      }
      return true;
    },
    put,
    close,
    deleteShoot: (id) => {
      file()?.deleteShoot(id);
      shoots.clear();
      asked.clear();
    },
    deleteAll: () => {
      close();
      deletePeople(dir);
    },
  };
}
