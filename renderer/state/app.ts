/** @file The page's one wiring point: engine, stores, caches and what follows from what. No React here. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Access } from '../../electron/contract/lan.ts';

import { type Connection, connect, type Engine } from '../api/client.ts';
import type { Host } from '../api/host.ts';
import { createDecodePool } from '../image/decode-pool.ts';
import { createLatencyRecorder, type LatencyRecorder } from '../image/latency.ts';
import { createPictureCache, type PictureCache } from '../image/picture-cache.ts';
import { picturesShown } from '../image/pictures-shown.ts';
import { type Actions, createActions } from '../keys/registry.ts';
import type { Place } from '../layout/url-state.ts';
import { createAccess, mayRun } from './access.ts';
import { type Navigate, syncAddress } from './address.ts';
import { createBringBack } from './bring-back.ts';
import { type CardCache, createCardCache } from './card-cache.ts';
import type { SettingsState } from './change-settings.ts';
import { type Cursor, createCursor } from './cursor.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { createDetailCache, type DetailCache } from './detail-cache.ts';
import { followEvents } from './events.ts';
import { followLanguage } from './follow-language.ts';
import { createModels, type ModelsState } from './models.ts';
import { createOrder, deriveOrder, type OrderState } from './order.ts';
import { followPeopleNames, type PeopleState } from './people-names.ts';
import { linkWindows } from './second-window.ts';
import { createShoot, type Shoot } from './shoot.ts';
import { createToasts, type Toasts } from './toasts.ts';
import { createTrailingCursor, type TrailingCursor } from './trailing-cursor.ts';
import { createUi, type UiState } from './ui.ts';
import { createWork, type WorkState } from './work.ts';

export interface App {
  host: Host;
  connection: Connection;
  engine: Engine;
  place: StoreApi<Place>;
  /** Changes the place as one step of the browser's history, or as part of the last. */
  navigate: Navigate;
  ui: StoreApi<UiState>;
  shoot: Shoot;
  order: StoreApi<OrderState>;
  cursor: Cursor;
  /** The active photo for what React draws around the picture. */
  trailing: TrailingCursor;
  cards: CardCache;
  details: DetailCache;
  decisions: Decisions;
  pictures: PictureCache;
  latency: LatencyRecorder;
  work: StoreApi<WorkState>;
  /** null until the engine told them. */
  settings: StoreApi<SettingsState>;
  models: StoreApi<ModelsState>;
  access: StoreApi<Access>;
  /** Counts what happens around paired devices: whoever shows them asks again. */
  lan: StoreApi<{ changes: number }>;
  people: StoreApi<PeopleState>;
  updates: StoreApi<{ changes: number }>;
  toasts: Toasts;
  actions: Actions;
}

/** Decoded pictures: about 25 nav frames on a double-density display plus two whole 24-megapixel ones. */
const pictureBytes = 420 * 1024 * 1024;

/** At most this many cells are in sight, whatever panels are open. */
const cellsInWindow = (cellPx: number): number =>
  Math.min(1_000, Math.ceil((window.innerWidth / cellPx) * (window.innerHeight / cellPx + 1)));

/** `start`: where the address leads to. */
export const createApp = (host: Host, start: Place): App => {
  const connection = connect(host.openTransport);
  const { engine } = connection;
  const ui = createUi();
  const toasts = createToasts();
  const work = createWork();
  const settings = createStore<SettingsState>(() => ({ value: null, sending: 0, changes: 0 }));
  const actions = createActions();
  const access = createAccess(host.mayBeGuest);
  const cards = createCardCache((ids) => engine.photos.cards({ ids }));
  const details = createDetailCache((id) => shoot.firstScreen().then(() => engine.photos.detail({ id })));
  const pictures = createPictureCache(createDecodePool(), pictureBytes);
  const shoot = createShoot(engine, {
    near: () => ({
      id: place.getState().photoId,
      index: Math.max(0, cursor.index()),
      count: cellsInWindow(ui.getState().cellPx),
    }),
    arrived: cards.add,
    shown: () => picturesShown(),
  });
  const order = createOrder();
  const { place, navigate } = syncAddress(start);
  const cursor = createCursor(() => (place.getState().view === 'grid' ? order.getState().grid : order.getState().walk));
  const bringBack = createBringBack({
    cursor,
    order,
    isGrid: () => place.getState().view === 'grid',
    stackOf: (id) => shoot.state.getState().stackOf.get(id),
    openStack: (id) => ui.setState((s) => ({ openStacks: new Set(s.openStacks).add(id) })),
  });
  let whole: readonly PhotoId[] = [];
  const decisions = createDecisions({
    engine,
    cards,
    toasts,
    shoot: () => place.getState().folderId,
    isAway: () => connection.state.getState().status !== 'open',
    bringBack: bringBack.fromHere,
  });
  const standIn = (folded: PhotoId): PhotoId | null => {
    const { grid, walk } = order.getState();
    const frames = walk.indexOf(folded) >= 0 ? shoot.state.getState().stackOf.get(folded)?.photoIds : undefined;
    return frames?.find((id) => grid.indexOf(id) >= 0) ?? null;
  };
  const updateOrder = (): void => {
    const { stacks, filter } = place.getState();
    // What is accepted as a run is shown whole.
    const mode = stacks === 'collapsed' && filter.suggestions ? 'grouped' : stacks;
    order.setState(deriveOrder(shoot.state.getState(), mode, ui.getState().openStacks));
    // Without a filter the list is the whole shoot: what is near to what is asked of it also under a filter.
    if (Object.keys(filter).length === 0) whole = order.getState().walk.ids;
    bringBack.unasked(() => cursor.reconcile(place.getState().photoId, whole, standIn));
    bringBack.listChanged();
  };
  shoot.state.subscribe((now, before) => {
    if (now.ids !== before.ids || now.stackOf !== before.stackOf) updateOrder();
  });
  ui.subscribe((now, before) => {
    if (now.openStacks !== before.openStacks) updateOrder();
  });
  place.subscribe((now, before) => {
    shoot.follow(now);
    if (now.folderId !== before.folderId) {
      cards.clear();
      whole = [];
      ui.setState({ openStacks: new Set() });
    }
    if (now.stacks !== before.stacks) updateOrder();
    // Back and forward move the cursor; its own moves arrive here already done.
    const { cursor: active } = cursor.state.getState();
    if (now.photoId !== before.photoId && now.photoId !== null && now.photoId !== active) {
      if (order.getState().walk.indexOf(now.photoId) >= 0) cursor.go(now.photoId);
    }
    if (now.view === 'grid' && before.view !== 'grid' && active !== null) {
      // Coming back from a photo inside a folded stack: its stack's cell becomes active.
      if (order.getState().grid.indexOf(active) < 0) {
        const stack = shoot.state.getState().stackOf.get(active);
        const shown = stack?.photoIds.find((id) => order.getState().grid.indexOf(id) >= 0);
        if (shown !== undefined) bringBack.unasked(() => cursor.go(shown));
      }
    }
  });
  cursor.state.subscribe((now, before) => {
    if (now.cursor !== before.cursor && place.getState().photoId !== now.cursor)
      place.setState({ photoId: now.cursor });
  });
  settings.subscribe(({ value }) => {
    if (!value) return;
    actions.rebind(value.keyPreset, value.keys);
    document.documentElement.dataset.theme = value.theme;
  });

  access.subscribe(({ rights, folderId }) => {
    actions.allowOnly(mayRun(rights));
    // A paired device has one shoot, and is led to it wherever it came in.
    if (folderId !== null && place.getState().folderId !== folderId)
      navigate({ folderId, photoId: null, view: 'grid' });
  });

  const app: App = {
    host,
    connection,
    engine,
    place,
    navigate,
    ui,
    shoot,
    order,
    cursor,
    trailing: createTrailingCursor(cursor),
    cards,
    details,
    decisions,
    pictures,
    latency: createLatencyRecorder(),
    work,
    settings,
    models: createModels(),
    access,
    lan: createStore(() => ({ changes: 0 })),
    people: createStore<PeopleState>(() => ({ changes: 0, names: {} })),
    updates: createStore(() => ({ changes: 0 })),
    toasts,
    actions,
  };
  followEvents(app);
  followPeopleNames(app);
  linkWindows(app);
  followLanguage(settings, decisions.pending.state);
  return app;
};
