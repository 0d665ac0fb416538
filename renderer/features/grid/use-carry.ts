/** @file Photos dragged onto another photo become one stack with it; over the window's edge, or with Alt, they go out of it. A drag that begins on what is selected carries; any other draws a rectangle. */
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { stackTogether } from '../../actions/stack-handlers.ts';
import { asksForDrag, dragBySystem, isOutside, letDrag } from '../../photo/carrying/drag-out.ts';
import { useApp } from '../../state/use-app.ts';

const carryAfterPx = 6;

interface Carry {
  pressed: PhotoId;
  ids: readonly PhotoId[];
  fromX: number;
  fromY: number;
  isOn: boolean;
  over: HTMLElement | null;
}

/** What hangs at the pointer; null while nothing is carried. */
export interface Carried {
  count: number;
  x: number;
  y: number;
}

export const useCarry = (
  idOf: (target: Element | null) => PhotoId | undefined,
): { carried: Carried | null; startCarry: (event: PointerEvent, id: PhotoId) => boolean } => {
  const app = useApp();
  const [carried, setCarried] = useState<Carried | null>(null);
  const carry = useRef<Carry | null>(null);
  const latest = useRef(idOf);
  latest.current = idOf;

  useEffect(() => {
    const aim = (cell: HTMLElement | null): void => {
      const held = carry.current;
      if (!held || held.over === cell) return;
      if (held.over) delete held.over.dataset.drop;
      if (cell) cell.dataset.drop = 'true';
      held.over = cell;
    };
    const move = (event: globalThis.PointerEvent): void => {
      const held = carry.current;
      if (!held) return;
      if (!held.isOn && Math.hypot(event.clientX - held.fromX, event.clientY - held.fromY) < carryAfterPx) return;
      held.isOn = true;
      if (app.host.startDrag !== null && isOutside(event)) {
        end(false);
        dragBySystem(app, held.ids);
        return;
      }
      const under = document.elementFromPoint(event.clientX, event.clientY);
      const id = latest.current(under);
      const cell = id === undefined || held.ids.includes(id) ? null : (under?.closest('[data-index]') ?? null);
      aim(cell instanceof HTMLElement ? cell : null);
      setCarried({ count: held.ids.length, x: event.clientX, y: event.clientY });
    };
    const end = (drops: boolean): void => {
      const held = carry.current;
      if (!held) return;
      const target = held.over ? latest.current(held.over) : undefined;
      aim(null);
      carry.current = null;
      setCarried(null);
      // A press that did not become a drag is a click on one of several.
      if (!held.isOn && drops) app.cursor.go(held.pressed);
      else if (drops && target !== undefined) void stackTogether(app, [target, ...held.ids]);
    };
    const up = (): void => end(true);
    const cancel = (): void => end(false);
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && carry.current) {
        event.stopImmediatePropagation();
        end(false);
      }
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', key, { capture: true });
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', cancel);
      window.removeEventListener('keydown', key, { capture: true });
    };
  }, [app]);

  return {
    carried,
    startCarry(event, id) {
      const { selected } = app.cursor.state.getState();
      const cell = event.target instanceof Element ? event.target.closest('[data-index]') : null;
      if (asksForDrag(event) && cell instanceof HTMLElement) {
        if (!selected.has(id)) app.cursor.go(id);
        letDrag(app, cell, selected.has(id) ? [...selected] : [id]);
        return true;
      }
      // Touch scrolls; a modifier selects.
      if (event.pointerType === 'touch' || event.ctrlKey || event.metaKey || event.shiftKey) return false;
      if (!selected.has(id)) return false;
      carry.current = {
        pressed: id,
        ids: [...selected],
        fromX: event.clientX,
        fromY: event.clientY,
        isOn: false,
        over: null,
      };
      return true;
    },
  };
};
