/**
 * @file Who is in the photos, as the engine has it: asked for by a setting, found after scoring, kept in a file of its own ([Note: People apart]), corrected
 * by the photographer, and deleted as a whole.
 */
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { say } from '../../../texts/say.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { People, PersonKey } from '../../contract/people.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { DescriptorModel } from '../devices/scoring-model.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { Stages } from '../results/stages.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';
import type { Task } from '../work/runner.ts';
import { describeShoot } from './describe-shoot.ts';
import { groupPeople } from './group-people.ts';
import { keyOfPerson, numberOf, photosOfPerson, tellPeople } from './list-people.ts';
import { deletePeople, hasPeople, type Member, openPeople, type PeopleFile } from './people-file.ts';
import { memberAt, type ShootPeople } from './shoot-people.ts';

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
  readonly events: Pick<Events, 'emit'>;
  readonly settings: Pick<SettingsService, 'get' | 'change'>;
  models(): InstalledForPeople;
  sourceOf(photo: ShootPhoto): DisplaySource;
  opened(): Iterable<OpenShoot>;
  need(folderId: FolderId): OpenShoot;
}

export interface PeoplePart {
  /** `at`: a photo, to be told who is in it. */
  list(folderId: FolderId, at?: PhotoId): People;
  photos(folderId: FolderId, key: PersonKey): ReturnType<typeof photosOfPerson>;
  name(folderId: FolderId, key: PersonKey, name: string): People;
  merge(folderId: FolderId, keys: readonly PersonKey[]): People;
  takeOff(folderId: FolderId, key: PersonKey, ids: readonly PhotoId[], to: PersonKey | null): People;
  deleteAll(): Promise<void>;
  /** Keys of those in a content, for a shoot that loads its photos. */
  inContent(folderId: FolderId, key: ContentKey): readonly string[];
  /** Describes what lacks it and groups; nothing where nobody wants it. */
  find(opened: OpenShoot, task: Task): Promise<void>;
  /** It was switched on or off: what is shown follows. */
  switched(): void;
  close(): void;
}

/** From this size a face is clear enough for a person to be made of it, pixels of the longer side. */
const clearSidePx = 48;
const none: readonly string[] = [];

export function createPeoplePart(deps: PeoplePartDeps): PeoplePart {
  const { dir, readOnly, events, settings } = deps;
  const isWanted = () => settings.get().people;
  const decidedBy = () => settings.get().decidedBy;
  let file: PeopleFile | null = null;
  /** Null until somebody looked. */
  let isThere: boolean | null = null;
  let isDamaged = false;
  /** What is described already, until the next run. */
  let described: { by: string; keys: ReadonlySet<ContentKey> } | null = null;
  const shoots = new Map<FolderId, ShootPeople>();
  /** Finding people at the moment, to be ended before everything is deleted. */
  const runs = new Set<{ stop: AbortController; ended: Promise<unknown> }>();

  /** The file where it is wanted and may be; made by the first run that finds somebody, never by a look. */
  const opened = (mayMake = false): PeopleFile | null => {
    if (!isWanted() || readOnly || isDamaged) return null;
    if (file) return file;
    // Asked of every photo of a shoot that is opened: nobody but this part makes the file.
    isThere ??= hasPeople(dir);
    if (!mayMake && !isThere) return null;
    try {
      file = openPeople(dir);
      isThere = true;
    } catch {
      // The shoot opens without people; deleting them removes the file, and the next run makes a new one.
      isDamaged = true;
      events.emit({ type: 'notice', level: 'warning', text: say('people.damaged') });
    }
    return file;
  };
  const describedBy = (by: string): ReadonlySet<ContentKey> => {
    if (described?.by !== by) described = { by, keys: opened()?.described(by) ?? new Set() };
    return described.keys;
  };
  const forget = (): void => {
    file?.close();
    file = null;
    isThere = null;
    isDamaged = false;
    described = null;
    shoots.clear();
  };
  const madeBy = (): string | null => {
    const [model, faces] = [deps.models().descriptor(), deps.models().facesVersion()];
    return model && faces !== null ? `${deps.stages.people.version} ${model.file.sha256} ${faces}` : null;
  };
  const needFile = (): PeopleFile => {
    const found = opened();
    if (!found) throw new Refusal('REFUSED', say('people.off'));
    return found;
  };

  const of = (folderId: FolderId): ShootPeople | null => {
    const store = opened();
    if (!store) return null;
    const known = shoots.get(folderId);
    if (known) return known;
    const loaded: ShootPeople = { members: new Map(), people: store.people(folderId) };
    for (const member of store.members(folderId)) {
      const list = loaded.members.get(member.contentKey);
      if (list) list.push(member);
      else loaded.members.set(member.contentKey, [member]);
    }
    shoots.set(folderId, loaded);
    return loaded;
  };
  const inContent = (folderId: FolderId, key: ContentKey): readonly string[] => {
    const members = of(folderId)?.members.get(key);
    return members
      ? [...new Set(members.filter(({ person }) => person > 0).map(({ person }) => keyOfPerson(person)))]
      : none;
  };
  /** What a photo says of itself follows what is known. */
  const show = ({ shoot }: OpenShoot): void => {
    for (const photo of shoot.photos())
      photo.people = photo.contentKey === null ? none : inContent(shoot.folderId, photo.contentKey);
    shoot.touched('scores');
    events.emit({ type: 'list-changed', folderId: shoot.folderId });
  };
  const showAll = (): void => {
    for (const one of deps.opened()) show(one);
    events.emit({ type: 'people-changed' });
  };
  const store = (folderId: FolderId, { members, people }: ShootPeople): void => {
    needFile().putPeople(folderId, people);
    needFile().putMembers(folderId, [...members.values()].flat());
    show(deps.need(folderId));
    events.emit({ type: 'people-changed' });
  };

  /** Photos of which somebody may become known: their faces were found. */
  const withFaces = ({ shoot }: OpenShoot) =>
    shoot.photos().filter(({ faces, contentKey }) => faces !== null && contentKey !== null);
  const lackingOf = (one: OpenShoot): ShootPhoto[] => {
    const by = madeBy();
    if (by === null) return [];
    const done = describedBy(by);
    return withFaces(one).filter(({ contentKey }) => !done.has(contentKey!));
  };

  const group = async (one: OpenShoot, signal: AbortSignal): Promise<void> => {
    const { folderId } = one.shoot;
    const known = of(folderId);
    if (!known || !file) return;
    const photos = withFaces(one);
    const described = file.facesOf(new Set(photos.map(({ contentKey }) => contentKey!)));
    const listed = [...described].flatMap(([contentKey, faces], photo) =>
      faces.map((face) => ({ contentKey, face, photo, before: memberAt(known.members.get(contentKey), face) })),
    );
    const steps = groupPeople(
      listed.map(({ face, photo, before }) => ({
        photo,
        vector: face.vector,
        isClear: face.sidePx >= clearSidePx,
        before: before?.person ?? 0,
        byHand: before?.byHand ?? false,
      })),
      { firstId: Math.max(0, ...known.people.keys()) + 1 },
    );
    let step = steps.next();
    for (; !step.done; step = steps.next()) {
      await breathe();
      signal.throwIfAborted();
    }
    const members = new Map<ContentKey, Member[]>();
    for (const [index, { contentKey, face, before }] of listed.entries()) {
      const member = { contentKey, x: face.x, y: face.y, person: step.value[index]!, byHand: before?.byHand ?? false };
      members.set(contentKey, [...(members.get(contentKey) ?? []), member]);
    }
    // Of pictures that are not there at the moment what was said stays.
    for (const [key, list] of known.members) if (!members.has(key)) members.set(key, list);
    const people = new Map(known.people);
    for (const { person } of [...members.values()].flat())
      if (person > 0 && !people.has(person)) people.set(person, null);
    const next = { members, people };
    shoots.set(folderId, next);
    store(folderId, next);
  };

  const find = async (one: OpenShoot, task: Task): Promise<void> => {
    const [model, by] = [deps.models().descriptor(), madeBy()];
    if (!isWanted() || readOnly || !model || by === null) return;
    const photos = lackingOf(one);
    if (photos.length === 0) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([task.signal, stop.signal]);
    const run = async () => {
      const file = opened(true);
      if (!file) return;
      const scorer = await deps.models().scorer(signal);
      const { previews, workDir, sourceOf } = deps;
      task.callIt(say('work.people'));
      await describeShoot(
        { model, madeBy: by, file, scorer, previews, workDir: join(workDir, 'people'), sourceOf },
        photos,
        { signal, report: task.report, untilResumed: task.untilResumed },
      );
      described = null;
      await group(one, signal);
    };
    const ended = run().catch((error: unknown) => {
      // Deleted meanwhile: nobody wants it any more.
      if (!stop.signal.aborted) throw error;
    });
    const entry = { stop, ended };
    runs.add(entry);
    await ended.finally(() => runs.delete(entry));
  };

  const numberIn = (known: ShootPeople | null, key: PersonKey): number => {
    const number = numberOf(key);
    if (!known?.people.has(number)) throw new Refusal('NOT_FOUND', say('people.gone'));
    return number;
  };

  const list = (folderId: FolderId, at?: PhotoId): People => {
    const one = deps.need(folderId);
    const isStored = hasPeople(dir);
    if (!isWanted()) return { state: 'off', isStored, lacking: 0, here: [], people: [] };
    const known = of(folderId);
    const state =
      deps.models().descriptor() === null ? 'no-model' : deps.models().facesVersion() === null ? 'no-faces' : 'ready';
    const people = known ? tellPeople(one.shoot.photos(), known, decidedBy()) : [];
    const here = at === undefined ? [] : [...(one.shoot.get(at)?.people ?? [])];
    return { state, isStored, lacking: lackingOf(one).length, here, people };
  };

  return {
    list,
    inContent,
    find,
    photos: (folderId, key) => {
      const known = of(folderId);
      return photosOfPerson(deps.need(folderId).shoot.photos(), known!, numberIn(known, key), decidedBy());
    },
    name: (folderId, key, name) => {
      const known = of(folderId);
      known?.people.set(numberIn(known, key), name === '' ? null : name);
      store(folderId, known!);
      return list(folderId);
    },
    merge: (folderId, keys) => {
      const known = of(folderId)!;
      const [into, ...others] = keys.map((key) => numberIn(known, key));
      const names = [into!, ...others].map((one) => known.people.get(one) ?? null);
      known.people.set(into!, names.find((name) => name !== null) ?? null);
      for (const other of others) known.people.set(other, null);
      const all = new Set([into!, ...others]);
      for (const [key, list] of known.members)
        known.members.set(
          key,
          list.map((member) => (all.has(member.person) ? { ...member, person: into!, byHand: true } : member)),
        );
      store(folderId, known);
      return list(folderId);
    },
    takeOff: (folderId, key, ids, to) => {
      const known = of(folderId)!;
      const from = numberIn(known, key);
      const target = to === null ? Math.max(0, ...known.people.keys()) + 1 : numberIn(known, to);
      const { shoot } = deps.need(folderId);
      let taken = 0;
      for (const id of ids) {
        const contentKey = shoot.get(id)?.contentKey;
        const members = contentKey ? known.members.get(contentKey) : undefined;
        if (!contentKey || !members) continue;
        known.members.set(
          contentKey,
          members.map((member) => {
            if (member.person !== from) return member;
            taken += 1;
            return { ...member, person: target, byHand: true };
          }),
        );
      }
      if (taken === 0) throw new Refusal('NOT_FOUND', say('people.notThere'));
      if (to === null) known.people.set(target, null);
      // What stays is theirs: the next grouping must not bring the others back.
      for (const [contentKey, members] of known.members)
        known.members.set(
          contentKey,
          members.map((member) => (member.person === from ? { ...member, byHand: true } : member)),
        );
      store(folderId, known);
      return list(folderId);
    },
    deleteAll: async () => {
      settings.change({ people: false });
      for (const { stop } of runs) stop.abort();
      await Promise.all([...runs].map(({ ended }) => ended.catch(() => undefined)));
      forget();
      deletePeople(dir);
      showAll();
    },
    switched: () => {
      if (!isWanted()) {
        for (const { stop } of runs) stop.abort();
        forget();
      }
      showAll();
    },
    close: forget,
  };
}
