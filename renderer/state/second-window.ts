/**
 * @file Two windows of one photographer, on two screens. The second shows what is active in the first, in whichever view it likes, and moving in either
 * moves the other. What is decided goes to the engine from both, which tells both. They talk over a channel of this origin; the first is known by an id,
 * so that a second one follows it alone.
 */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Place } from '../layout/url-state.ts';
import { texts } from '../texts/texts.ts';
import type { App } from './app.ts';

const channelName = 'chinagraph-windows';
const ownKey = 'chinagraph.window';
const followsKey = 'chinagraph.follows';

type Where = Pick<Place, 'folderId' | 'photoId' | 'sort' | 'stacks' | 'filter'>;
type Message =
  | { type: 'hello'; id: string }
  | { type: 'at'; id: string; where: Where; selected: readonly PhotoId[] }
  | { type: 'moved'; id: string; photoId: PhotoId; selected: readonly PhotoId[] }
  | { type: 'bye'; id: string };

const storage = (): Storage | null => {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
};

/** The id of the window that this one follows; null in a first window. Kept for a reload: the address soon says other things. */
export const followed = ((): string | null => {
  const asked = /[?&]follows=([a-z0-9]{8})(?:&|$)/.exec(globalThis.location?.hash ?? '')?.[1];
  if (asked) storage()?.setItem(followsKey, asked);
  return asked ?? storage()?.getItem(followsKey) ?? null;
})();

const ownId = (): string => {
  const kept = storage()?.getItem(ownKey);
  if (kept) return kept;
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join('');
  storage()?.setItem(ownKey, id);
  return id;
};

/** The fragment that a second window starts with. */
export const secondFragment = ({ folderId, photoId }: Place): string =>
  `#/shoot/${folderId}/loupe?${photoId === null ? '' : `photo=${photoId}&`}follows=${ownId()}`;

const whereOf = ({ folderId, photoId, sort, stacks, filter }: Place): Where => ({
  folderId,
  photoId,
  sort,
  stacks,
  filter,
});

/** Makes a photo the active one here, or the one that stands for its stack; with what is selected around it. */
const goTo = (app: App, photoId: PhotoId | null, selected: readonly PhotoId[]): void => {
  if (photoId === null) return;
  const order = app.cursor.order();
  const stack = app.shoot.state.getState().stackOf.get(photoId);
  const id = [photoId, ...(stack?.photoIds ?? [])].find((each) => order.indexOf(each) >= 0);
  if (id === undefined) return;
  const here = selected.filter((each) => order.indexOf(each) >= 0);
  if (here.length > 1 && here.includes(id)) {
    app.cursor.selectMany(here, false);
    app.cursor.activate(id);
    return;
  }
  const now = app.cursor.state.getState();
  if (now.cursor !== id || now.selected.size > 1) app.cursor.go(id);
};

/** Until the page goes. Does nothing where the browser has no channels. */
export const linkWindows = (app: App): void => {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  const id = followed ?? ownId();
  let isApplying = false;
  let isTold = true;
  const say = (message: Message): void => channel.postMessage(message);
  const selection = (): PhotoId[] => [...app.cursor.state.getState().selected].slice(0, 2_000);
  const tell = (): void => {
    isTold = true;
    const { cursor } = app.cursor.state.getState();
    if (followed === null) say({ type: 'at', id, where: whereOf(app.place.getState()), selected: selection() });
    else if (cursor !== null) say({ type: 'moved', id, photoId: cursor, selected: selection() });
  };
  /** Once for all that one key changes. */
  const tellSoon = (): void => {
    if (isApplying || !isTold) return;
    isTold = false;
    queueMicrotask(tell);
  };
  const apply = (run: () => void): void => {
    isApplying = true;
    run();
    isApplying = false;
  };
  app.cursor.state.subscribe(tellSoon);
  if (followed === null) app.place.subscribe(tellSoon);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.id !== id) return;
    if (followed === null) {
      if (data.type === 'hello') tell();
      if (data.type === 'moved') apply(() => goTo(app, data.photoId, data.selected));
      return;
    }
    // Before there is an engine a place cannot be gone to; it is asked for again then.
    if (data.type === 'at' && app.connection.state.getState().epoch > 0)
      apply(() => {
        app.navigate(data.where, 'replace');
        goTo(app, data.where.photoId, data.selected);
      });
    if (data.type === 'bye') app.toasts.say('info', texts.secondWindow.alone);
  });
  if (followed !== null) {
    app.connection.state.subscribe((now, before) => {
      if (now.epoch !== before.epoch) say({ type: 'hello', id });
    });
  } else window.addEventListener('pagehide', () => say({ type: 'bye', id }));
};
