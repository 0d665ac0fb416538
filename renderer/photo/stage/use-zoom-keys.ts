/** @file Z, Space, plus and minus, F: 1:1 at the pointer or at a face, and back. */
import { useRef } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { clampZoom, fitZoom, scaleOf, type Zoom, zoomAround } from '../../layout/zoom.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';
import { faceFocus, mainFace, zoomOnFace } from '../faces/face-focus.ts';
import type { Stage } from './picture-stage.tsx';

const step = 1.25;

/** A pane that keys may zoom. */
export interface ZoomTarget {
  stage: Stage;
  zoom: StoreApi<{ zoom: Zoom }>;
}

/** `target` names the pane the keys mean when they are pressed; null where there is none. */
export const useZoomKeys = (target: () => ZoomTarget | null): void => {
  const app = useApp();
  const beforeHold = useRef<{ zoom: StoreApi<{ zoom: Zoom }>; was: Zoom } | null>(null);
  const sizeOf = ({ stage }: ZoomTarget) => stage.pane()?.size() ?? { width: 1, height: 1 };
  const detailOf = ({ stage }: ZoomTarget): PhotoDetail | undefined => {
    const id = stage.frame.getState()?.photoId;
    return id === undefined ? undefined : app.details.get(id as PhotoId);
  };
  const around = (on: ZoomTarget, scale: number): void => {
    const { width, height } = sizeOf(on);
    const point = on.stage.pointer.current ?? { x: width / 2, y: height / 2 };
    const now = on.zoom.getState().zoom;
    on.zoom.setState({ zoom: zoomAround(point, scale, now, on.stage.pictureSize(), sizeOf(on)) });
  };
  const onFace = (on: ZoomTarget, index: number): boolean => {
    const face = detailOf(on)?.faces[index];
    if (!face) return false;
    faceFocus.setState({ photoId: on.stage.frame.getState()?.photoId ?? null, index });
    on.zoom.setState({ zoom: zoomOnFace(face, on.stage.pictureSize(), sizeOf(on)) });
    return true;
  };
  /** The pointer counts once it has moved over this very frame: one left lying since the last says nothing. Then the face, then where the camera focused. */
  const inspect = (on: ZoomTarget): void => {
    const { pointer, frame } = on.stage;
    const isPointed = pointer.current !== null && pointer.current.photoId === frame.getState()?.photoId;
    const detail = detailOf(on);
    if (!isPointed && detail && onFace(on, mainFace(detail.faces))) return;
    const focus = isPointed ? null : detail?.metadata?.focusPoint;
    if (!focus) around(on, 1);
    else on.zoom.setState({ zoom: clampZoom({ kind: 'at', scale: 1, ...focus }, on.stage.pictureSize(), sizeOf(on)) });
  };
  const by = (factor: number) => (): void => {
    const on = target();
    if (on) around(on, scaleOf(on.zoom.getState().zoom, on.stage.pictureSize(), sizeOf(on)) * factor);
  };
  const nextFace = (direction: 1 | -1) => (): boolean => {
    const on = target();
    const count = on ? (detailOf(on)?.faces.length ?? 0) : 0;
    if (!on || count === 0) return false;
    const { photoId, index } = faceFocus.getState();
    const isHere = photoId === on.stage.frame.getState()?.photoId && on.zoom.getState().zoom.kind === 'at';
    const from = isHere ? index : direction === 1 ? -1 : 0;
    return onFace(on, (from + direction + count) % count);
  };
  useHandlers({
    'zoom.toggle': () => {
      const on = target();
      if (!on) return false;
      if (on.zoom.getState().zoom.kind === 'fit') inspect(on);
      else on.zoom.setState({ zoom: fitZoom });
      return true;
    },
    'zoom.hold': () => {
      const on = target();
      if (!on) return false;
      beforeHold.current = { zoom: on.zoom, was: on.zoom.getState().zoom };
      if (beforeHold.current.was.kind === 'fit') inspect(on);
      return true;
    },
    'zoom.hold.release': () => {
      beforeHold.current?.zoom.setState({ zoom: beforeHold.current.was });
      beforeHold.current = null;
    },
    'zoom.in': by(step),
    'zoom.out': by(1 / step),
    'zoom.nextFace': nextFace(1),
    'zoom.previousFace': nextFace(-1),
  });
};
