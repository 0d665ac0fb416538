/** @file Z, Space, plus and minus, F: 1:1 at the pointer or at a face, and back. */
import { useRef } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Face } from '../../../electron/contract/face.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { clampZoom, fitZoom, scaleOf, type Zoom, zoomAround } from '../../layout/zoom.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';
import type { Stage } from './picture-stage.tsx';

const step = 1.25;

export const useZoomKeys = (stage: Stage, zoom: StoreApi<{ zoom: Zoom }>): void => {
  const app = useApp();
  const face = useRef(-1);
  const beforeHold = useRef<Zoom | null>(null);
  const pane = () => stage.pane()?.size() ?? { width: 1, height: 1 };
  const set = (next: Zoom): void => zoom.setState({ zoom: next });
  const faces = (): readonly Face[] => {
    const id = stage.frame.getState()?.photoId;
    return id === undefined ? [] : (app.details.get(id as PhotoId)?.faces ?? []);
  };
  const atFace = (shown: Face): void =>
    set(
      clampZoom(
        { kind: 'at', scale: 1, x: shown.box.x + shown.box.w / 2, y: shown.box.y + shown.box.h / 2 },
        stage.pictureSize(),
        pane(),
      ),
    );
  const inspect = (): void => {
    const pointer = stage.pointer.current;
    const main = faces().reduce<Face | null>((a, b) => (a && a.prominence >= b.prominence ? a : b), null);
    if (!pointer && main) atFace(main);
    else {
      const { width, height } = pane();
      set(zoomAround(pointer ?? { x: width / 2, y: height / 2 }, 1, zoom.getState().zoom, stage.pictureSize(), pane()));
    }
  };
  const by = (factor: number) => (): void => {
    const { zoom: now } = zoom.getState();
    const { width, height } = pane();
    const scale = scaleOf(now, stage.pictureSize(), pane()) * factor;
    set(zoomAround(stage.pointer.current ?? { x: width / 2, y: height / 2 }, scale, now, stage.pictureSize(), pane()));
  };
  const nextFace = (direction: 1 | -1) => (): boolean => {
    const all = faces();
    if (all.length === 0) return false;
    const from = zoom.getState().zoom.kind === 'fit' && direction === 1 ? -1 : face.current;
    face.current = (from + direction + all.length) % all.length;
    atFace(all[face.current]!);
    return true;
  };
  useHandlers({
    'zoom.toggle': () => (zoom.getState().zoom.kind === 'fit' ? inspect() : set(fitZoom)),
    'zoom.hold': () => {
      beforeHold.current = zoom.getState().zoom;
      if (beforeHold.current.kind === 'fit') inspect();
    },
    'zoom.hold.release': () => {
      if (beforeHold.current) set(beforeHold.current);
      beforeHold.current = null;
    },
    'zoom.in': by(step),
    'zoom.out': by(1 / step),
    'zoom.nextFace': nextFace(1),
    'zoom.previousFace': nextFace(-1),
  });
};
