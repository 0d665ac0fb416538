/** @file Flags and stars over the cell that the pointer is on, or that a finger chose. Beside the grid, not in it: a grid holds rows and cells only. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { cellFooterPx, cellRect, type GridMetrics } from '../../layout/grid-layout.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { decideTexts as t } from '../../texts/texts.ts';
import { FlagButtons, StarButtons } from '../decide/decide-buttons.tsx';

interface HoverProps {
  scroller: RefObject<HTMLDivElement | null>;
  ids: readonly PhotoId[];
  metrics: GridMetrics;
}

/** A cell narrower than this has room for the flags alone. */
const starsFromPx = 150;
const edgePx = 8;

/** Index of the cell under the pointer; null while there is none, while one drags, and while rows move. */
const useHovered = (scroller: RefObject<HTMLDivElement | null>, overlay: RefObject<HTMLDivElement | null>) => {
  const [index, setIndex] = useState<number | null>(null);
  useEffect(() => {
    const element = scroller.current;
    const box = element?.parentElement;
    if (!element || !box) return;
    const look = (event: globalThis.PointerEvent): void => {
      if (!(event.target instanceof Element) || overlay.current?.contains(event.target)) return;
      const cell = event.target.closest<HTMLElement>('[role=gridcell]');
      const isDragging = event.type === 'pointermove' && event.buttons !== 0;
      setIndex(cell && !isDragging ? Number(cell.dataset.index) : null);
    };
    const hide = (): void => setIndex(null);
    // A finger that lifts leaves, too; what it chose stays.
    const leave = (event: globalThis.PointerEvent): void => {
      if (event.pointerType === 'mouse') hide();
    };
    const tap = (event: globalThis.PointerEvent): void => {
      if (event.pointerType !== 'mouse') look(event);
    };
    box.addEventListener('pointermove', look);
    box.addEventListener('pointerup', tap);
    box.addEventListener('pointerleave', leave);
    element.addEventListener('scroll', hide);
    return () => {
      box.removeEventListener('pointermove', look);
      box.removeEventListener('pointerup', tap);
      box.removeEventListener('pointerleave', leave);
      element.removeEventListener('scroll', hide);
    };
  }, [scroller, overlay]);
  return index;
};

export const HoverActions = ({ scroller, ids, metrics }: HoverProps): ReactNode => {
  const app = useApp();
  const overlay = useRef<HTMLDivElement>(null);
  const index = useHovered(scroller, overlay);
  const id = index === null ? undefined : ids[index];
  const card = useCard(id ?? null);
  const many = useStore(app.cursor.state, (s) => (id !== undefined && s.selected.has(id) ? s.selected.size : 1));
  if (index === null || id === undefined || !card) return null;
  const { left, top, width, height } = cellRect(index, metrics);
  const scrolled = scroller.current?.scrollTop ?? 0;
  const before = (): void => app.cursor.activate(id);
  return (
    <div
      ref={overlay}
      className="decide-hover"
      role="toolbar"
      aria-label={`${t.title}: ${card.name}`}
      style={{
        left: left + edgePx,
        width: width - 2 * edgePx,
        top: top - scrolled + height - cellFooterPx - edgePx,
        transform: 'translateY(-100%)',
      }}
    >
      <FlagButtons decision={card.decision} before={before} />
      {width >= starsFromPx ? <StarButtons decision={card.decision} before={before} /> : null}
      {many > 1 ? <span className="decide-many">{t.forMany(many)}</span> : null}
    </div>
  );
};
