/** @file A pane on screen: canvas in device pixels, zoom and pan by pointer, wheel and pinch. Loupe, compare and survey are made of these. */
import { type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { inWords } from '../../api/client.ts';
import { createPane, type Pane, type ShownFrame } from '../../image/pane.ts';
import type { MarkKind } from '../../image/picture-request.ts';
import { panBy, type Size, scaleOf, type Zoom, zoomAround } from '../../layout/zoom.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { focusHome } from '../../ui/focus-home.ts';
import { EmptyState } from '../../ui/marks.tsx';
import { useWheel } from '../../ui/use-wheel.ts';
import { asksForDrag, dragBySystem, isOutside, letDrag } from '../carrying/drag-out.ts';
import type { PaneSource } from './pane-source.ts';
import { useTouch } from './use-touch.ts';
import './stage.css';

/** What overlays and keys need of a stage. */
export interface Stage {
  frame: StoreApi<ShownFrame | null>;
  pane: () => Pane | null;
  /** By the component that owns the canvas. */
  attach(pane: Pane | null): void;
  /** Last pointer position over the stage, device pixels, and the photo it moved over; null while it is elsewhere. */
  pointer: { current: { x: number; y: number; photoId: number | null } | null };
  /** Size of the picture shown, upright pixels. */
  pictureSize: () => Size;
}

const createStage = (): Stage => {
  const frame = createStore<ShownFrame | null>(() => null);
  let pane: Pane | null = null;
  return {
    frame,
    pane: () => pane,
    attach(next) {
      pane = next;
    },
    pointer: { current: null },
    pictureSize() {
      const place = frame.getState()?.place;
      return place ? { width: place.width / place.scale, height: place.height / place.scale } : { width: 1, height: 1 };
    },
  };
};

/** One stage for as long as the component lives. */
export const useStage = (): Stage => useMemo(createStage, []);

interface PictureStageProps {
  source: PaneSource;
  stage: Stage;
  zoom: StoreApi<{ zoom: Zoom }>;
  marks: readonly MarkKind[];
  name: string;
  /** A sharp picture was drawn. */
  onSharp?: () => void;
  onPane?: (pane: Pane | null) => void;
  /** Says whether a click was for something else than zooming. */
  takesClick?: () => boolean;
  /** A finger's tap is asked as a click is; else it is one half of a double tap. */
  takesTap?: boolean;
  children?: ReactNode;
}

const clickWithinPx = 4;

export const PictureStage = ({
  source,
  stage,
  zoom,
  marks,
  name,
  onSharp,
  onPane,
  takesClick,
  takesTap = false,
  children,
}: PictureStageProps): ReactNode => {
  const app = useApp();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState<{ name: string; says: string } | null>(null);
  const [isPanning, setPanning] = useState(false);
  const theme = useStore(app.settings, (s) => s.value?.theme);
  const isZoomed = useStore(zoom, (s) => s.zoom.kind === 'at');
  const callbacks = useRef({ onSharp, onPane });
  callbacks.current = { onSharp, onPane };

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const pane = createPane({
      canvas: element,
      pictures: app.pictures,
      previewBase: app.host.previewBase,
      shown(frame) {
        stage.frame.setState(frame, true);
        // What is drawn, for whoever looks from outside (tests, benchmarks).
        element.dataset.photo = frame ? String(frame.photoId) : '';
        element.dataset.quality = frame?.quality ?? '';
        if (frame && frame.quality !== 'thumb') callbacks.current.onSharp?.();
      },
      failed(says) {
        const id = source.get().photo?.id;
        // By the photo that failed: the name from outside may be a frame behind.
        setFailed(says === null ? null : { name: app.cards.get(id as PhotoId)?.name ?? '', says: inWords(says) });
      },
    });
    stage.attach(pane);
    callbacks.current.onPane?.(pane);
    const show = (): void => {
      const { photo, neighbours } = source.get();
      pane.show(photo, neighbours);
    };
    const observer = new ResizeObserver(([entry]) => {
      const scale = window.devicePixelRatio;
      const rounded = {
        width: Math.round(element.clientWidth * scale),
        height: Math.round(element.clientHeight * scale),
      };
      const exact = entry?.devicePixelContentBoxSize?.[0];
      // The exact box knows on which side a fraction fell. Where the scale is only emulated it does not know the scale: then it is far off.
      const isNear = exact !== undefined && Math.abs(exact.inlineSize - rounded.width) <= 2;
      pane.resize(isNear ? { width: exact.inlineSize, height: exact.blockSize } : rounded);
    });
    observer.observe(element, { box: 'device-pixel-content-box' });
    pane.setZoom(zoom.getState().zoom);
    show();
    const stops = [
      source.subscribe(show),
      zoom.subscribe((s, before) => s.zoom !== before.zoom && pane.setZoom(s.zoom)),
    ];
    return () => {
      observer.disconnect();
      for (const stop of stops) stop();
      pane.close();
      stage.attach(null);
      callbacks.current.onPane?.(null);
    };
  }, [app, source, stage, zoom]);
  useEffect(() => stage.pane()?.setMarks(marks), [stage, marks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has another ground around the picture.
  useEffect(() => stage.pane()?.recolour(), [stage, theme]);

  const at = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const rect = box.current!.getBoundingClientRect();
    const scale = (stage.pane()?.size().width ?? rect.width) / rect.width;
    return { x: (event.clientX - rect.left) * scale, y: (event.clientY - rect.top) * scale };
  };
  const set = (next: Zoom): void => zoom.setState({ zoom: next });
  const paneSize = (): Size => stage.pane()?.size() ?? { width: 1, height: 1 };

  useWheel(box, (event) => {
    event.preventDefault();
    const { zoom: now } = zoom.getState();
    const picture = stage.pictureSize();
    // A mouse's wheel comes in notches and zooms; two fingers on a touchpad move, and pinched (ctrl) zoom.
    const isNotch = event.deltaX === 0 && Math.abs(event.deltaY) >= 100;
    if (event.ctrlKey || isNotch || now.kind === 'fit') {
      const factor = Math.exp(-event.deltaY / (event.ctrlKey ? 120 : 400));
      set(zoomAround(at(event), scaleOf(now, picture, paneSize()) * factor, now, picture, paneSize()));
    } else {
      const scale = window.devicePixelRatio;
      set(panBy(-event.deltaX * scale, -event.deltaY * scale, now, picture, paneSize()));
    }
  });

  const touch = useTouch(app, {
    at,
    isZoomed: () => zoom.getState().zoom.kind === 'at',
    pinch: (from, to, factor) => {
      const { zoom: now } = zoom.getState();
      const picture = stage.pictureSize();
      const next = zoomAround(from, scaleOf(now, picture, paneSize()) * factor, now, picture, paneSize());
      set(panBy(to.x - from.x, to.y - from.y, next, picture, paneSize()));
    },
    pan: (dx, dy) => set(panBy(dx, dy, zoom.getState().zoom, stage.pictureSize(), paneSize())),
    tap: (point) => {
      if (!takesTap) return false;
      stage.pointer.current = { ...point, photoId: stage.frame.getState()?.photoId ?? null };
      const isTaken = takesClick?.() === true;
      // A finger points nowhere once it is up.
      stage.pointer.current = null;
      return isTaken;
    },
    doubleTap: (point) => {
      const { zoom: now } = zoom.getState();
      set(now.kind === 'at' ? { kind: 'fit' } : zoomAround(point, 1, now, stage.pictureSize(), paneSize()));
    },
  });
  const drag = useRef<{ x: number; y: number; startX: number; startY: number; moved: boolean } | null>(null);
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    box.current?.focus({ preventScroll: true });
    const shown = stage.frame.getState()?.photoId;
    if (shown !== undefined && box.current && asksForDrag(event)) {
      letDrag(app, box.current, [shown as PhotoId]);
      return;
    }
    box.current?.setPointerCapture(event.pointerId);
    if (touch.down(event)) return;
    const p = at(event);
    drag.current = { ...p, startX: p.x, startY: p.y, moved: false };
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (touch.move(event)) return;
    const p = at(event);
    stage.pointer.current = { ...p, photoId: stage.frame.getState()?.photoId ?? null };
    const d = drag.current;
    if (!d) return;
    if (!d.moved && Math.hypot(p.x - d.startX, p.y - d.startY) > clickWithinPx * window.devicePixelRatio) {
      d.moved = true;
      setPanning(true);
    }
    const shown = stage.pointer.current.photoId;
    // The whole picture cannot be moved: a drag that leaves the window takes the photo along.
    if (d.moved && !isZoomed && shown !== null && app.host.startDrag !== null && isOutside(event)) {
      drag.current = null;
      setPanning(false);
      dragBySystem(app, [shown as PhotoId]);
      return;
    }
    if (d.moved) set(panBy(p.x - d.x, p.y - d.y, zoom.getState().zoom, stage.pictureSize(), paneSize()));
    d.x = p.x;
    d.y = p.y;
  };
  const onPointerUp = (event: PointerEvent): void => {
    if (touch.up(event)) return;
    const d = drag.current;
    drag.current = null;
    setPanning(false);
    if (!d || d.moved || takesClick?.()) return;
    const { zoom: now } = zoom.getState();
    set(now.kind === 'at' ? { kind: 'fit' } : zoomAround(at(event), 1, now, stage.pictureSize(), paneSize()));
  };

  return (
    <div
      ref={box}
      className="stage"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the stage takes the focus so that keys have a place; the keyboard itself is the window's.
      tabIndex={0}
      {...focusHome}
      role="img"
      aria-label={texts.loupe.picture(name)}
      data-zoomed={isZoomed}
      data-panning={isPanning}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={touch.cancel}
      onPointerLeave={() => {
        stage.pointer.current = null;
      }}
    >
      <canvas ref={canvas} aria-hidden />
      {children}
      {failed ? (
        <div className="stage-says">
          <EmptyState title={failed.name} says={failed.says} />
        </div>
      ) : null}
    </div>
  );
};
