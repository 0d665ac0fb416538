/** @file Panes whose zoom and pan go together as the photographer has locked them. */
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { createZoomLink, type ZoomLink } from '../../layout/zoom-link.ts';
import { useApp } from '../../state/use-app.ts';
import { faceAnchors } from '../faces/face-anchors.ts';
import { faceFocus, faceNearest, mainFace } from '../faces/face-focus.ts';

/** `details` stand in the order of `keys`. `active` leads when panes are locked on a face: the one looked at, else the one nearest to what is shown, else the largest. */
export const useLinkedZoom = <Key extends string | number>(
  keys: readonly Key[],
  details: readonly (PhotoDetail | undefined)[],
  active: Key | null,
): ZoomLink<Key> => {
  const app = useApp();
  const link = useMemo(() => createZoomLink<Key>(app.ui.getState().zoom, (zoom) => app.ui.setState({ zoom })), [app]);
  const isLocked = useStore(app.ui, (s) => s.zoomLock.on);
  const byFace = useStore(app.ui, (s) => s.zoomLock.on && s.zoomLock.face);
  const focus = useStore(faceFocus);
  const shown = details.map((detail) => detail?.card.id).join(' ');
  useEffect(() => link.setLocked(isLocked), [link, isLocked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other photos start from the whole frame again.
  useEffect(() => {
    if (!byFace) link.setAnchors(new Map());
  }, [link, byFace, shown]);
  useEffect(() => {
    if (!byFace || active === null) return;
    const detail = details[keys.indexOf(active)];
    if (!detail || detail.faces.length === 0) return link.setAnchors(new Map());
    const { zoom } = link.of(active).getState();
    const looked = focus.photoId === detail.card.id ? focus.index : -1;
    const face =
      looked >= 0 && looked < detail.faces.length
        ? looked
        : zoom.kind === 'at'
          ? faceNearest(detail.faces, zoom)
          : mainFace(detail.faces);
    const others = keys.map((key, i) => ({ key, detail: details[i] }));
    link.setAnchors(faceAnchors({ key: active, detail, face }, others));
  }, [link, byFace, focus, active, keys, details]);
  return link;
};
