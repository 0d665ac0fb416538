/** @file The place store and the browser's address, kept the same in both directions. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Place, readPlace, writePlace } from '../layout/url-state.ts';

/** push: a step that back takes back. replace: part of the same step (typing). */
export type Navigate = (change: Partial<Place>, how?: 'push' | 'replace') => void;

/** Moving through photos is not history, and browsers refuse more than a few replacements a second. */
const replaceAfterMs = 400;

/** `start`: what the address says now. */
export const syncAddress = (start: Place): { place: StoreApi<Place>; navigate: Navigate } => {
  const place = createStore<Place>(() => start);
  /** A filter in the address takes a moment to read; whatever came later wins. */
  let moves = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const replaceNow = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const address = writePlace(place.getState());
    if (address !== window.location.hash) window.history.replaceState(null, '', address);
  };
  place.subscribe((now, before) => {
    if (now.photoId !== before.photoId) timer ??= setTimeout(replaceNow, replaceAfterMs);
  });
  window.addEventListener('popstate', async () => {
    const mine = ++moves;
    const next = await readPlace(window.location.hash);
    if (mine === moves) place.setState(next);
  });
  window.addEventListener('pagehide', replaceNow);
  return {
    place,
    navigate(change, how = 'push') {
      moves++;
      const next = { ...place.getState(), ...change };
      const address = writePlace(next);
      // The entry being left keeps the photo it was left at.
      replaceNow();
      if (address !== window.location.hash) {
        if (how === 'push') window.history.pushState(null, '', address);
        else window.history.replaceState(null, '', address);
      }
      place.setState(next);
    },
  };
};
