/** @file Pointer in the grid: click, shift and ctrl click, double click, a rectangle dragged over cells. */
import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { type GridMetrics, indexesInRect, type Rect } from '../../layout/grid-layout.ts';
import { useApp } from '../../state/use-app.ts';
import { type Carried, useCarry } from './use-carry.ts';

const dragAfterPx = 6;
/** Closer to an edge than this, a drag scrolls. */
const edgePx = 40;

interface Drag {
  startX: number;
  startY: number;
  add: boolean;
  before: ReadonlySet<PhotoId>;
  active: boolean;
  clientX: number;
  clientY: number;
}

export const useGridPointer = (
  scroller: RefObject<HTMLDivElement | null>,
  ids: readonly PhotoId[],
  metrics: GridMetrics,
): {
  marquee: Rect | null;
  carried: Carried | null;
  onPointerDown: (event: PointerEvent) => void;
  onDoubleClick: (event: PointerEvent | React.MouseEvent) => void;
} => {
  const app = useApp();
  const [marquee, setMarquee] = useState<Rect | null>(null);
  const drag = useRef<Drag | null>(null);
  const latest = useRef({ ids, metrics });
  latest.current = { ids, metrics };

  const idAt = (target: EventTarget | null): PhotoId | undefined => {
    const cell = target instanceof Element ? target.closest('[data-index]') : null;
    return cell instanceof HTMLElement ? ids[Number(cell.dataset.index)] : undefined;
  };

  const { carried, startCarry } = useCarry(idAt);

  useEffect(() => {
    const content = (clientX: number, clientY: number) => {
      const element = scroller.current!;
      const box = element.getBoundingClientRect();
      return { x: clientX - box.left, y: clientY - box.top + element.scrollTop };
    };
    const update = (): void => {
      const d = drag.current;
      if (!d?.active) return;
      const at = content(d.clientX, d.clientY);
      const rect = {
        left: Math.min(d.startX, at.x),
        top: Math.min(d.startY, at.y),
        width: Math.abs(at.x - d.startX),
        height: Math.abs(at.y - d.startY),
      };
      setMarquee(rect);
      const { ids: all, metrics: m } = latest.current;
      const inside = indexesInRect(rect, all.length, m).map((i) => all[i]!);
      app.cursor.selectMany(d.add ? [...inside, ...d.before] : inside, false);
    };
    const scrollAtEdge = (): void => {
      const d = drag.current;
      const element = scroller.current;
      if (!d?.active || !element) return;
      const box = element.getBoundingClientRect();
      const over =
        d.clientY < box.top + edgePx ? d.clientY - box.top - edgePx : Math.max(0, d.clientY - box.bottom + edgePx);
      if (over !== 0) {
        element.scrollTop += over / 2;
        update();
      }
      requestAnimationFrame(scrollAtEdge);
    };
    const move = (event: globalThis.PointerEvent): void => {
      const d = drag.current;
      if (!d) return;
      d.clientX = event.clientX;
      d.clientY = event.clientY;
      if (!d.active) {
        const at = content(event.clientX, event.clientY);
        if (Math.hypot(at.x - d.startX, at.y - d.startY) < dragAfterPx) return;
        d.active = true;
        requestAnimationFrame(scrollAtEdge);
      }
      update();
    };
    const up = (): void => {
      drag.current = null;
      setMarquee(null);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [app, scroller]);

  return {
    marquee,
    carried,
    onPointerDown(event) {
      const element = scroller.current;
      if (event.button !== 0 || !element) return;
      const box = element.getBoundingClientRect();
      // The scroll bar is not the grid.
      if (event.clientX - box.left >= element.clientWidth) return;
      element.focus({ preventScroll: true });
      const adds = event.ctrlKey || event.metaKey;
      const id = idAt(event.target);
      if (id !== undefined) {
        if (startCarry(event, id)) return;
        if (event.shiftKey) app.cursor.extendTo(id);
        else if (adds) app.cursor.toggle(id);
        else app.cursor.go(id);
      }
      drag.current = {
        startX: event.clientX - box.left,
        startY: event.clientY - box.top + element.scrollTop,
        add: adds || event.shiftKey,
        before: adds || event.shiftKey ? app.cursor.state.getState().selected : new Set(),
        active: false,
        clientX: event.clientX,
        clientY: event.clientY,
      };
    },
    onDoubleClick(event) {
      const id = idAt(event.target);
      if (id === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      app.cursor.go(id);
      app.actions.run('view.loupe');
    },
  };
};
