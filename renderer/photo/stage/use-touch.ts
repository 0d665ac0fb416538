/** @file Fingers on a picture: swipe up picks, down rejects, sideways leafs; two fingers zoom and move; a double tap is 1:1 and back. A mouse or pen is not ours. */
import { type PointerEvent, useRef } from 'react';
import type { App } from '../../state/app.ts';

interface Point {
  x: number;
  y: number;
}

export interface TouchTarget {
  /** Device pixels of the stage. */
  at(event: { clientX: number; clientY: number }): Point;
  isZoomed(): boolean;
  /** From where the fingers' middle was to where it is, and how much further apart they are. */
  pinch(from: Point, to: Point, factor: number): void;
  pan(dx: number, dy: number): void;
  /** Says whether it was for something else than half of a double tap. */
  tap(at: Point): boolean;
  doubleTap(at: Point): void;
}

/** CSS pixels: less is a tap that trembled. */
const swipeFromPx = 48;
const tapWithinPx = 12;
const doubleWithinMs = 320;

const middle = ([a, b]: readonly Point[]): Point => ({
  x: ((a?.x ?? 0) + (b?.x ?? 0)) / 2,
  y: ((a?.y ?? 0) + (b?.y ?? 0)) / 2,
});
const apart = ([a, b]: readonly Point[]): number => Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));

/** What a swipe does; null for one that is none. */
const swipeOf = (dx: number, dy: number): 'decide.pick' | 'decide.reject' | 'move.left' | 'move.right' | null => {
  const [wide, high] = [Math.abs(dx), Math.abs(dy)];
  if (Math.max(wide, high) < swipeFromPx || Math.max(wide, high) < 1.5 * Math.min(wide, high)) return null;
  if (high > wide) return dy < 0 ? 'decide.pick' : 'decide.reject';
  return dx < 0 ? 'move.right' : 'move.left';
};

/** A decision by thumb goes on to the next photo, which the settings may do already. Where a view has no such key, a swipe is none: the active photo may not be in sight. */
const runSwipe = (app: App, action: NonNullable<ReturnType<typeof swipeOf>>, atMs: number): void => {
  const { view } = app.place.getState();
  if (!app.actions.definitions.some(({ id, views }) => id === action && views.includes(view))) return;
  const isDecision = action.startsWith('decide.');
  const goesOn = app.ui.getState().capsLock || app.settings.getState().value?.advanceAfterDecision === true;
  const did = app.actions.run(action, { atMs, isRepeat: false });
  if (did && isDecision && !goesOn) app.actions.run('move.right', { atMs, isRepeat: false });
};

/** Each answers true where the event was a finger's and is done with. */
export const useTouch = (app: App, target: TouchTarget) => {
  const fingers = useRef(new Map<number, Point>());
  const first = useRef<{ clientX: number; clientY: number; several: boolean } | null>(null);
  const lastTap = useRef({ atMs: Number.NEGATIVE_INFINITY, clientX: 0, clientY: 0 });
  return {
    down(event: PointerEvent): boolean {
      if (event.pointerType !== 'touch') return false;
      fingers.current.set(event.pointerId, target.at(event));
      if (fingers.current.size === 1)
        first.current = { clientX: event.clientX, clientY: event.clientY, several: false };
      else if (first.current) first.current.several = true;
      return true;
    },
    move(event: PointerEvent): boolean {
      if (event.pointerType !== 'touch') return false;
      const before = fingers.current.get(event.pointerId);
      if (!before) return true;
      const old = [...fingers.current.values()];
      const now = target.at(event);
      fingers.current.set(event.pointerId, now);
      const all = [...fingers.current.values()];
      if (all.length === 2) target.pinch(middle(old), middle(all), apart(all) / Math.max(1, apart(old)));
      else if (all.length === 1 && target.isZoomed()) target.pan(now.x - before.x, now.y - before.y);
      return true;
    },
    up(event: PointerEvent): boolean {
      if (event.pointerType !== 'touch') return false;
      fingers.current.delete(event.pointerId);
      const start = first.current;
      if (!start || fingers.current.size > 0) return true;
      first.current = null;
      if (start.several) return true;
      const [dx, dy] = [event.clientX - start.clientX, event.clientY - start.clientY];
      if (Math.hypot(dx, dy) < tapWithinPx) {
        if (target.tap(target.at(event))) return true;
        const { atMs, clientX, clientY } = lastTap.current;
        const isDouble =
          event.timeStamp - atMs < doubleWithinMs && Math.hypot(event.clientX - clientX, event.clientY - clientY) < 40;
        lastTap.current = { atMs: isDouble ? -1e9 : event.timeStamp, clientX: event.clientX, clientY: event.clientY };
        if (isDouble) target.doubleTap(target.at(event));
        return true;
      }
      const swipe = target.isZoomed() ? null : swipeOf(dx, dy);
      if (swipe) runSwipe(app, swipe, event.timeStamp);
      return true;
    },
    cancel(event: PointerEvent): void {
      fingers.current.delete(event.pointerId);
      if (fingers.current.size === 0) first.current = null;
    },
  };
};
