/** @file How the photographer likes the window: sizes, panels, overlays, zoom. What should survive a restart is kept in the browser's storage. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../electron/contract/ids.ts';
import { fitZoom, type Zoom } from '../layout/zoom.ts';
import { keepRoom, roomFor } from './room-for-panels.ts';
import { followed } from './second-window.ts';

export interface Overlays {
  /** All of them at once, without forgetting which. */
  on: boolean;
  faces: boolean;
  /** Where the subject is: marked, or proposed. */
  subject: boolean;
  thirds: boolean;
  clipping: boolean;
  peaking: boolean;
}

/** Not at all, by turns, beside a movable edge, or as a map of where they differ. */
export const differenceModes = ['off', 'blink', 'split', 'map'] as const;
export type DifferenceMode = (typeof differenceModes)[number];

export interface UiState {
  cellPx: number;
  /** So many columns are asked for: the grid answers with the size of its cells and forgets it. */
  wantedColumns: number | null;
  leftPanel: boolean;
  rightPanel: boolean;
  filterBar: boolean;
  /** The rarer filters are in sight. */
  moreFilters: boolean;
  latency: boolean;
  /** Beside the loupe's picture: nothing, the faces of the frame, or each person across the stack. */
  closeUps: 'off' | 'frame' | 'stack';
  /** Close-ups show the whole face, or only the eyes at 1:1. */
  closeUpsOfEyes: boolean;
  /** In compare and survey: zoom and pan go together, and by the same face where it is found. */
  zoomLock: { on: boolean; face: boolean };
  /** Bars and panels are away; their own switches stay as they are. */
  picturesOnly: boolean;
  /** How much of the window but the pictures is seen. */
  lights: 'on' | 'dim' | 'out';
  strip: 'normal' | 'large' | 'none';
  /** Size of bars, panels and dialogs; pictures keep theirs. */
  scale: number;
  overlays: Overlays;
  /** How compare lays the champion over the challenger. */
  difference: DifferenceMode;
  /** The line in which one types what to find. */
  isFinding: boolean;
  openStacks: ReadonlySet<number>;
  zoom: Zoom;
  /** Caps Lock is on: a decision moves on to the next photo. */
  capsLock: boolean;
  /** The loupe goes to each frame that comes. */
  followNewest: boolean;
  /** Held beside the loupe's picture. */
  reference: PhotoId | null;
  /** Name in the registry of dialogs; null while none is open. */
  dialog: string | null;
}

export const cellSizes = { min: 96, max: 360, step: 24 } as const;

/** The second window has habits of its own. */
const storageKey = followed === null ? 'chinagraph.ui' : 'chinagraph.ui.second';
/** What the settings offer. */
export const uiScales = [0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

const kept = [
  'strip',
  'scale',
  'cellPx',
  'leftPanel',
  'rightPanel',
  'moreFilters',
  'latency',
  'overlays',
  'closeUps',
  'closeUpsOfEyes',
] as const;

const start: UiState = {
  cellPx: 176,
  wantedColumns: null,
  leftPanel: true,
  rightPanel: true,
  filterBar: true,
  moreFilters: false,
  latency: true,
  closeUps: 'frame',
  closeUpsOfEyes: false,
  zoomLock: { on: true, face: false },
  picturesOnly: false,
  isFinding: false,
  lights: 'on',
  strip: 'normal',
  scale: 1,
  overlays: { on: true, faces: true, subject: false, thirds: false, clipping: false, peaking: false },
  difference: 'off',
  openStacks: new Set(),
  zoom: fitZoom,
  capsLock: false,
  followNewest: false,
  reference: null,
  dialog: null,
};

/** Only what has the type it should have; storage is not trusted. */
const readKept = (): Partial<UiState> => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    const values = stored as Record<string, unknown>;
    const fits = kept.filter((key) => typeof values[key] === typeof start[key]);
    return Object.fromEntries(fits.map((key) => [key, values[key]]));
  } catch {
    return {};
  }
};

export const createUi = (): StoreApi<UiState> => {
  const read = readKept();
  // In a narrow window the pictures come first, until somebody asks for the panel.
  const room = roomFor(globalThis.innerWidth);
  const small = { filterBar: room.leftPanel, ...(!room.rightPanel && { closeUps: 'off' as const }) };
  const ui = createStore<UiState>(() => ({
    ...start,
    ...small,
    // Picture alone on the other screen, until somebody asks for more.
    picturesOnly: followed !== null,
    ...read,
    overlays: { ...start.overlays, ...read.overlays },
  }));
  const putAway = keepRoom(ui);
  ui.subscribe((now, before) => {
    if (kept.every((key) => now[key] === before[key])) return;
    const values = { ...Object.fromEntries(kept.map((key) => [key, now[key]])), ...putAway() };
    try {
      localStorage.setItem(storageKey, JSON.stringify(values));
    } catch {
      // Storage full or forbidden: the window looks as by default next time.
    }
  });
  return ui;
};
