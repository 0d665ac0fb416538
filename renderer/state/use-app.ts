/** @file React's side of the stores: the app from context, a card by id, an action's key. */
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import type { PhotoDetail } from '../../electron/contract/photo-detail.ts';
import { chordLabel } from '../keys/keymap.ts';
import type { Handlers } from '../keys/registry.ts';
import type { App } from './app.ts';
import { useTrailing } from './trailing-cursor.ts';

export const AppContext = createContext<App | null>(null);

export const useApp = (): App => {
  const app = useContext(AppContext);
  if (!app) throw new Error('AppContext is missing above this component.');
  return app;
};

/** The active photo, a frame after its picture; for words and marks around it. Keys act on `cursor` itself. */
export const useActivePhoto = (): PhotoId | null => useTrailing(useApp().trailing);

/** The card of a photo, asked for if it is not here; re-renders only when this card changes. */
export const useCard = (id: PhotoId | null): PhotoCard | undefined => {
  const { cards } = useApp();
  const subscribe = useCallback(
    (changed: () => void) => (id === null ? () => undefined : cards.subscribe(id, changed)),
    [cards, id],
  );
  useEffect(() => {
    if (id !== null) cards.want([id]);
  }, [cards, id]);
  return useSyncExternalStore(subscribe, () => (id === null ? undefined : cards.get(id)));
};

/** How long a photo must stay active before its details are fetched: a held arrow key fetches none. */
const restMs = 60;

/** Details of a photo, once looked at for a moment. */
export const useDetail = (id: PhotoId | null): PhotoDetail | undefined => {
  const { details } = useApp();
  const subscribe = useCallback(
    (changed: () => void) => details.subscribe((each) => each === id && changed()),
    [details, id],
  );
  const detail = useSyncExternalStore(subscribe, () => (id === null ? undefined : details.get(id)));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (id === null) return;
    const ask = (): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => details.want(id), restMs);
    };
    ask();
    // Outdated while looked at: asked for again.
    const stop = details.subscribe((each) => each === id && ask());
    return () => {
      clearTimeout(timer.current);
      stop();
    };
  }, [details, id]);
  return detail;
};

/** The first key of an action as people read it; undefined where it has none. */
export const useKeyLabel = (actionId: string): string | undefined => {
  const app = useApp();
  const chord = useStore(app.actions.bindings, (b) => b.keysOf(actionId)[0]);
  return chord === undefined ? undefined : chordLabel(chord, app.host.isMac);
};

/** Answers these actions while the component is on screen; always with the latest closures. */
export const useHandlers = (handlers: Handlers): void => {
  const { actions } = useApp();
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const names = Object.keys(handlers).join(' ');
  useLayoutEffect(
    () =>
      actions.handle(Object.fromEntries(names.split(' ').map((name) => [name, (how) => latest.current[name]?.(how)]))),
    [actions, names],
  );
};
