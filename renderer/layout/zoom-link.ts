/** @file Panes that zoom and pan together: by the same part of the frame, or by the same face wherever it stands. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Zoom } from './zoom.ts';

/** The picture point (fractions) that panes hold in common, and the measure of a step away from it: the picture's size for faces, 1 for fractions. */
export interface Anchor {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Same part of the frame in every picture, whatever its size. */
export const wholeFrame: Anchor = { x: 0.5, y: 0.5, width: 1, height: 1 };

/** The zoom that shows, around `to`, what `zoom` shows around `from`: the same scale, the same step away from the anchor. */
export const mapZoom = (zoom: Zoom, from: Anchor, to: Anchor): Zoom =>
  zoom.kind === 'fit'
    ? zoom
    : {
        kind: 'at',
        scale: zoom.scale,
        x: to.x + ((zoom.x - from.x) * from.width) / to.width,
        y: to.y + ((zoom.y - from.y) * from.height) / to.height,
      };

const isSameZoom = (a: Zoom, b: Zoom): boolean =>
  a.kind === 'at' && b.kind === 'at' ? a.scale === b.scale && a.x === b.x && a.y === b.y : a.kind === b.kind;

export type ZoomStore = StoreApi<{ zoom: Zoom }>;

export interface ZoomLink<Key> {
  /** The pane's own zoom; made at the first question, looking where the others look. */
  of(key: Key): ZoomStore;
  setLocked(locked: boolean): void;
  /** What panes hold in common from now on; those not named use the whole frame. The leading pane stays where it is. */
  setAnchors(anchors: ReadonlyMap<Key, Anchor>): void;
  /** Forgets a pane that left the screen. */
  drop(key: Key): void;
  /** Takes a pane back that comes on screen again with the zoom it had: it looks where the others look by now. */
  adopt(key: Key, pane: ZoomStore): void;
}

/** `changed` hears the leading pane's zoom. */
export const createZoomLink = <Key>(start: Zoom, changed: (zoom: Zoom) => void): ZoomLink<Key> => {
  const panes = new Map<Key, ZoomStore>();
  let anchors: ReadonlyMap<Key, Anchor> = new Map();
  let locked = true;
  let spreading = false;
  /** The last pane that was moved by hand. */
  let leader: { key: Key | null; zoom: Zoom } = { key: null, zoom: start };
  const anchorOf = (key: Key | null): Anchor => (key === null ? undefined : anchors.get(key)) ?? wholeFrame;
  const followed = (key: Key): Zoom => mapZoom(leader.zoom, anchorOf(leader.key), anchorOf(key));

  const spread = (): void => {
    spreading = true;
    for (const [key, pane] of panes) {
      if (key === leader.key) continue;
      const zoom = followed(key);
      // A pane that looks there already is not drawn again.
      if (!isSameZoom(zoom, pane.getState().zoom)) pane.setState({ zoom });
    }
    spreading = false;
  };
  return {
    of(key) {
      const known = panes.get(key);
      if (known) return known;
      const pane = createStore<{ zoom: Zoom }>(() => ({ zoom: followed(key) }));
      panes.set(key, pane);
      pane.subscribe(({ zoom }) => {
        if (spreading) return;
        leader = { key, zoom };
        if (locked) spread();
        changed(zoom);
      });
      return pane;
    },
    setLocked(next) {
      if (next === locked) return;
      locked = next;
      if (!locked) return;
      // Panes moved apart by hand keep that distance: that is what they were moved for.
      const apart = new Map<Key, Anchor>();
      for (const [key, pane] of panes) {
        const { zoom } = pane.getState();
        if (zoom.kind === 'at') apart.set(key, { x: zoom.x, y: zoom.y, width: 1, height: 1 });
      }
      anchors = apart.size === panes.size ? apart : new Map();
      spread();
    },
    setAnchors(next) {
      anchors = next;
      if (locked) spread();
    },
    drop(key) {
      panes.delete(key);
    },
    adopt(key, pane) {
      if (panes.get(key) === pane) return;
      panes.set(key, pane);
      if (!locked) return;
      const zoom = followed(key);
      if (isSameZoom(zoom, pane.getState().zoom)) return;
      spreading = true;
      pane.setState({ zoom });
      spreading = false;
    },
  };
};
