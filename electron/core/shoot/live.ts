/**
 * @file Frames that come while a shoot is open: told as they are listed, and looked at for what has to be said at once when they are measured. Keeps only
 * what a frame still waits for, and drops it with the photo.
 */
import { say } from '../../../texts/say.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import { type Alarm, alarmOf, type ExposedFrame } from '../culling/alarms.ts';
import type { Events } from '../work/events.ts';
import type { OpenShoot } from './open-shoots.ts';
import type { ShootPhoto } from './shoot-photo.ts';

export interface Live {
  /** From its first listing on. */
  start(opened: OpenShoot): void;
  stop(folderId: FolderId): void;
}

interface Followed {
  opened: OpenShoot;
  known: Set<PhotoId>;
  waiting: Set<PhotoId>;
}

/** Nothing of such a photo will be measured. */
const nothingComes: ReadonlySet<string> = new Set(['no-preview', 'corrupt', 'not-a-picture', 'missing']);

/** So many frames before one are looked at. */
const framesBefore = 60;

/** Ends when `events` close. */
export function createLive(events: Events): Live {
  const followed = new Map<FolderId, Followed>();

  const arrived = ({ opened, known, waiting }: Followed): void => {
    const photos = opened.shoot.photos();
    const now = new Set(photos.map(({ id }) => id));
    const fresh = photos.filter(({ id }) => !known.has(id));
    for (const id of known) if (!now.has(id)) known.delete(id);
    for (const id of waiting) if (!now.has(id)) waiting.delete(id);
    if (fresh.length === 0) return;
    for (const { id } of fresh) {
      known.add(id);
      waiting.add(id);
    }
    const ids = fresh.toSorted((a, b) => a.takenMs - b.takenMs || a.id - b.id).map(({ id }) => id);
    events.emit({ type: 'arrived', folderId: opened.shoot.folderId, ids });
    look({ opened, known, waiting }, ids);
  };

  const look = ({ opened, waiting }: Followed, ids: readonly PhotoId[]): void => {
    for (const id of ids) {
      if (!waiting.has(id)) continue;
      const photo = opened.shoot.get(id);
      const frame = photo && exposedFrame(photo);
      if (!photo || nothingComes.has(photo.state)) waiting.delete(id);
      if (!photo || !frame || photo.metadata === null) continue;
      waiting.delete(id);
      const photos = opened.shoot.photos();
      const at = photos.indexOf(photo);
      const before = photos.slice(Math.max(0, at - framesBefore), at).flatMap((one) => exposedFrame(one) ?? []);
      const alarm = alarmOf(frame, before);
      if (alarm)
        events.emit({ type: 'alarm', folderId: opened.shoot.folderId, photoId: id, text: inWords(photo.name, alarm) });
    }
  };

  void (async () => {
    for await (const event of events.subscribe()) {
      if (event.type !== 'list-changed' && event.type !== 'photos-changed') continue;
      const one = followed.get(event.folderId);
      if (!one) continue;
      if (event.type === 'list-changed') arrived(one);
      else if (one.waiting.size > 0) look(one, event.ids);
    }
  })();

  return {
    start: (opened) => {
      const { folderId } = opened.shoot;
      void opened.listed.promise.then(() => {
        const known = new Set(opened.shoot.photos().map(({ id }) => id));
        followed.set(folderId, { opened, known, waiting: new Set() });
      });
    },
    stop: (folderId) => void followed.delete(folderId),
  };
}

function exposedFrame({ measures, metadata }: ShootPhoto): ExposedFrame | null {
  if (!measures) return null;
  const { exposureTime = null, fNumber = null, iso = null } = metadata ?? {};
  const isKnown = exposureTime !== null && iso !== null;
  const settings = isKnown ? [exposureTime, fNumber, iso].join(' ') : null;
  return { exposure: measures.exposure, contrast: measures.contrast, settings };
}

function inWords(name: string, alarm: Alarm): string {
  if (alarm.code === 'nothing-on-it') return say('alarm.nothing-on-it', { name });
  return say(`alarm.${alarm.code}`, { name, stops: Math.round(alarm.stops * 10) / 10 });
}
