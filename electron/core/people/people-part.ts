/**
 * @file Who is in the photos, as the engine has it: asked for by a setting, found after scoring, kept in a file of its own ([Note: People apart]), corrected
 * by the photographer, and deleted as a whole.
 */
import { basename, join } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { FaceOfPerson, People, PersonKey, StoredPeople } from '../../contract/people.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { DescriptorModel } from '../devices/scoring-model.ts';
import { displayName } from '../library/paths.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { Stages } from '../results/stages.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Clock } from '../work/clock.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';
import type { Task } from '../work/runner.ts';
import { findPeople, isUngrouped, withFaces } from './find-people.ts';
import { createKeptPeople } from './kept-people.ts';
import { facesInPhoto, keyOfPerson, numberOf, photosOfPerson, tellPeople } from './list-people.ts';
import { hasPeople, type Member } from './people-file.ts';
import { nextPerson, type ShootPeople } from './shoot-people.ts';

/** What is installed, and who runs it. */
export interface InstalledForPeople {
  /** Null where nothing is installed that says who a face is. */
  descriptor(): DescriptorModel | null;
  /** Version of the installed face models; null without. */
  facesVersion(): string | null;
  scorer(signal?: AbortSignal): Promise<Pick<ScorerClient, 'describe'>>;
}

export interface PeoplePartDeps {
  /** The catalog's folder. */
  readonly dir: string;
  readonly readOnly: boolean;
  readonly stages: Pick<Stages, 'people'>;
  readonly previews: Pick<Previews, 'develop'>;
  readonly workDir: string;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly events: Pick<Events, 'emit'>;
  readonly settings: Pick<SettingsService, 'get' | 'change'>;
  models(): InstalledForPeople;
  sourceOf(photo: ShootPhoto): DisplaySource;
  opened(): Iterable<OpenShoot>;
  need(folderId: FolderId): OpenShoot;
  pathOf(folderId: FolderId): Buffer;
  /** The shoot that the catalog lists there. */
  folderAt(path: Buffer): FolderId | null;
}

export interface PeoplePart {
  /** `at`: a photo, to be told who is in it. */
  list(folderId: FolderId, at?: PhotoId): People;
  /** Names that were given, by key. */
  names(folderId: FolderId): Record<PersonKey, string>;
  /** Whose face is where in a photo. */
  inPhoto(folderId: FolderId, id: PhotoId): FaceOfPerson[];
  photos(folderId: FolderId, key: PersonKey): ReturnType<typeof photosOfPerson>;
  name(folderId: FolderId, key: PersonKey, name: string): People;
  merge(folderId: FolderId, keys: readonly PersonKey[]): People;
  takeOff(folderId: FolderId, key: PersonKey, ids: readonly PhotoId[], to: PersonKey | null): People;
  /** Of which shoots something is stored, also those that left the list. */
  stored(): StoredPeople[];
  /** What is stored of one of them; opened again it is found again, while people are wanted. */
  deleteShoot(id: number): Promise<StoredPeople[]>;
  deleteAll(): Promise<void>;
  /** Keys of those in a content, for a shoot that loads its photos. */
  inContent(folderId: FolderId, key: ContentKey): readonly string[];
  /** Describes what lacks it and groups; nothing where nobody wants it. */
  find(opened: OpenShoot, task: Task): Promise<void>;
  /** It was switched on or off: what is shown follows. */
  switched(): void;
  close(): void;
}

const none: readonly string[] = [];

export function createPeoplePart(deps: PeoplePartDeps): PeoplePart {
  const { dir, readOnly, events, settings } = deps;
  const isWanted = () => settings.get().people;
  const decidedBy = () => settings.get().decidedBy;
  const kept = createKeptPeople({
    ...{ dir, readOnly, isWanted, pathOf: deps.pathOf, isFolder: (path) => deps.folderAt(path) !== null },
    damaged: () => events.emit({ type: 'notice', level: 'warning', text: say('people.damaged') }),
  });
  /** What is described already, until the next run. */
  let described: { by: string; keys: ReadonlySet<ContentKey> } | null = null;
  /** How often the photographer joined or took off. */
  let handled = 0;
  /** Finding people at the moment, to be ended before everything is deleted. */
  const runs = new Set<{ folderId: FolderId; stop: AbortController; ended: Promise<unknown> }>();

  const describedBy = (by: string): ReadonlySet<ContentKey> => {
    if (described?.by !== by) described = { by, keys: kept.file()?.described(by) ?? new Set() };
    return described.keys;
  };
  const forget = (): void => {
    kept.close();
    described = null;
  };
  const madeBy = (): string | null => {
    const [model, faces] = [deps.models().descriptor(), deps.models().facesVersion()];
    return model && faces !== null ? `${deps.stages.people.version} ${model.file.sha256} ${faces}` : null;
  };
  const needKnown = (folderId: FolderId): ShootPeople => {
    const known = kept.of(folderId);
    if (!known) throw new Refusal('REFUSED', say('people.off'));
    return known;
  };

  const inContent = (folderId: FolderId, key: ContentKey): readonly string[] => {
    const members = kept.of(folderId)?.members.get(key);
    return members
      ? [...new Set(members.filter(({ person }) => person > 0).map(({ person }) => keyOfPerson(person)))]
      : none;
  };
  /** What a photo says of itself follows what is known. */
  const show = ({ shoot, deriver }: OpenShoot): void => {
    for (const photo of shoot.photos())
      photo.people = photo.contentKey === null ? none : inContent(shoot.folderId, photo.contentKey);
    shoot.touched('scores');
    // A number of keepers covers people, too.
    deriver.soon();
    events.emit({ type: 'list-changed', folderId: shoot.folderId });
    events.emit({ type: 'people-changed' });
  };
  const showAll = (): void => {
    for (const one of deps.opened()) show(one);
    events.emit({ type: 'people-changed' });
  };
  /** Before anything is told of a shoot: it may be known under another path. */
  const recognise = (one: OpenShoot): void => {
    const keys = new Set(one.shoot.photos().flatMap(({ contentKey }) => contentKey ?? []));
    if (kept.recognise(one.shoot.folderId, keys)) show(one);
  };

  const lackingOf = (one: OpenShoot): ShootPhoto[] => {
    const by = madeBy();
    if (by === null) return [];
    const done = describedBy(by);
    return withFaces(one).filter(({ contentKey }) => !done.has(contentKey!));
  };

  const find = async (one: OpenShoot, task: Task): Promise<void> => {
    const [model, by] = [deps.models().descriptor(), madeBy()];
    if (!isWanted() || readOnly || !model || by === null) return;
    recognise(one);
    const photos = lackingOf(one);
    const known = kept.of(one.shoot.folderId);
    const store = kept.file();
    if (photos.length === 0 && !(store && known && isUngrouped(store, known, one, describedBy(by)))) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([task.signal, stop.signal]);
    const run = async () => {
      const file = kept.file(true);
      if (!file) return;
      const { previews, workDir, sourceOf, clock } = deps;
      const describing = {
        ...{ model, madeBy: by, file, previews, workDir: join(workDir, 'people'), sourceOf },
        scorer: await deps.models().scorer(signal),
      };
      task.callIt(say('work.people'));
      const changed = (found: OpenShoot): void => {
        described = null;
        show(found);
      };
      await findPeople({ ...describing, kept, clock, changed, handled: () => handled }, describing, one, photos, {
        signal,
        report: task.report,
        untilResumed: task.untilResumed,
      });
      described = null;
    };
    const ended = run().catch((error: unknown) => {
      // Deleted meanwhile: nobody wants it any more.
      if (!stop.signal.aborted) throw error;
    });
    const entry = { folderId: one.shoot.folderId, stop, ended };
    runs.add(entry);
    await ended.finally(() => runs.delete(entry));
  };

  const numberIn = (known: ShootPeople, key: PersonKey): number => {
    const number = numberOf(key);
    if (!known.people.has(number)) throw new Refusal('NOT_FOUND', say('people.gone'));
    return number;
  };
  const list = (folderId: FolderId, at?: PhotoId): People => {
    const one = deps.need(folderId);
    const isStored = hasPeople(dir);
    if (!isWanted()) return { state: 'off', isStored, lacking: 0, here: [], people: [] };
    recognise(one);
    const known = kept.of(folderId);
    const state =
      deps.models().descriptor() === null ? 'no-model' : deps.models().facesVersion() === null ? 'no-faces' : 'ready';
    const people = known ? tellPeople(one.shoot.photos(), known, decidedBy()) : [];
    const here = at === undefined ? [] : [...(one.shoot.get(at)?.people ?? [])];
    return { state, isStored, lacking: lackingOf(one).length, here, people };
  };
  /** Joined, moved, taken off. */
  const correct = (
    folderId: FolderId,
    members: Map<ContentKey, Member[]>,
    people: Map<number, string | null>,
  ): People => {
    handled += 1;
    kept.put(folderId, { members, people });
    show(deps.need(folderId));
    return list(folderId);
  };
  const stored = (): StoredPeople[] =>
    (kept.file()?.shoots() ?? []).map(({ id, path, faces, names }) => ({
      ...{ id, faces, names },
      name: path === null ? null : displayName(Buffer.from(basename(path.toString('latin1')), 'latin1')),
      displayPath: path === null ? null : displayName(path),
      folderId: path === null ? null : deps.folderAt(path),
    }));
  const stopRuns = async (folderId: FolderId | null = null): Promise<void> => {
    const stopped = [...runs].filter((run) => folderId === null || run.folderId === folderId);
    for (const { stop } of stopped) stop.abort();
    await Promise.all(stopped.map(({ ended }) => ended.catch(() => undefined)));
  };

  return {
    list,
    inContent,
    find,
    stored,
    names: (folderId) =>
      Object.fromEntries(
        [...(kept.of(folderId)?.people ?? [])].flatMap(([number, name]) =>
          name === null ? [] : [[keyOfPerson(number), name]],
        ),
      ),
    inPhoto: (folderId, id) => {
      const known = kept.of(folderId);
      const photo = deps.need(folderId).shoot.get(id);
      return known && photo ? facesInPhoto(photo, known) : [];
    },
    photos: (folderId, key) => {
      const known = needKnown(folderId);
      return photosOfPerson(deps.need(folderId).shoot.photos(), known, numberIn(known, key), decidedBy());
    },
    name: (folderId, key, name) => {
      const number = numberIn(needKnown(folderId), key);
      kept.put(folderId, { people: new Map([[number, name === '' ? null : name]]) });
      events.emit({ type: 'people-changed' });
      return list(folderId);
    },
    merge: (folderId, keys) => {
      const known = needKnown(folderId);
      const numbers = keys.map((key) => numberIn(known, key));
      const [into] = numbers;
      const all = new Set(numbers);
      const name = numbers.map((one) => known.people.get(one) ?? null).find((one) => one !== null) ?? null;
      const members = new Map<ContentKey, Member[]>();
      for (const [key, list] of known.members)
        if (list.some(({ person }) => all.has(person)))
          members.set(
            key,
            list.map((member) => (all.has(member.person) ? { ...member, person: into!, byHand: true } : member)),
          );
      return correct(folderId, members, new Map(numbers.map((one) => [one, one === into ? name : null])));
    },
    takeOff: (folderId, key, ids, to) => {
      const known = needKnown(folderId);
      const from = numberIn(known, key);
      const target = to === null ? nextPerson(known) : numberIn(known, to);
      const { shoot } = deps.need(folderId);
      const there = new Set(ids.flatMap((id) => shoot.get(id)?.contentKey ?? []));
      let taken = 0;
      const members = new Map<ContentKey, Member[]>();
      // What stays is theirs: the next grouping must not bring the others back.
      for (const [contentKey, list] of known.members) {
        if (!list.some(({ person }) => person === from)) continue;
        const person = there.has(contentKey) ? target : from;
        if (person === target) taken += 1;
        members.set(
          contentKey,
          list.map((member) => (member.person === from ? { ...member, person, byHand: true } : member)),
        );
      }
      if (taken === 0) throw new Refusal('NOT_FOUND', say('people.notThere'));
      return correct(folderId, members, to === null ? new Map([[target, null]]) : new Map());
    },
    deleteShoot: async (id) => {
      const found = stored().find((one) => one.id === id);
      if (!found) throw new Refusal('NOT_FOUND', say('people.shootGone'));
      if (found.folderId !== null) await stopRuns(found.folderId);
      kept.deleteShoot(id);
      described = null;
      showAll();
      return stored();
    },
    deleteAll: async () => {
      settings.change({ people: false });
      await stopRuns();
      forget();
      kept.deleteAll();
      showAll();
    },
    switched: () => {
      if (!isWanted()) {
        void stopRuns();
        forget();
      }
      showAll();
    },
    close: forget,
  };
}
