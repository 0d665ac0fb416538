/** @file Which rows of the grid exist: those in sight. Rows are of one height, so a place in the list is a product and nothing is measured. */
import { type RefObject, useDeferredValue, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type GridMetrics, type RowRange, rowOf, rowsInSight, topShowing } from '../../layout/grid-layout.ts';
import { createPace } from './pace.ts';

/** Rows drawn on either side of those in sight, and more in the direction of travel, so that their pictures are there when they come. */
const beyond = 1;
const ahead = 3;

interface View {
  top: number;
  isPassing: boolean;
  /** Where it last scrolled by hand: down, up, or not since it was made to show something. */
  heading: 1 | -1 | 0;
  /** What `top` was last made to show. */
  shown: { index: number; metrics: GridMetrics; heightPx: number };
}

/**
 * Follows the scroll bar, and shows the cell at `index` (-1: none) whenever that is another or sizes change: with the same rendering that brings
 * its row, so that no cell is drawn where nobody looks. `isPassing`: rows fly by too fast to be seen.
 */
export const useRowWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  heightPx: number,
  count: number,
  metrics: GridMetrics,
  index: number,
): { inSight: RowRange; drawn: RowRange; isPassing: boolean } => {
  const [view, setView] = useState<View>({
    top: 0,
    isPassing: false,
    heading: 0,
    shown: { index: -1, metrics, heightPx: 0 },
  });
  /** To the pixel; the state knows only which rows are in sight. */
  const scrolledTo = useRef(0);
  let now = view;
  const { shown } = view;
  if (heightPx > 0 && (shown.index !== index || shown.metrics !== metrics || shown.heightPx === 0)) {
    const row = index < 0 ? -1 : rowOf(index, metrics.columns);
    const top = topShowing(row, scrolledTo.current, heightPx, count, metrics);
    now = { ...view, top, heading: 0, shown: { index, metrics, heightPx } };
    setView(now);
  }
  const latest = useRef({ heightPx, count, metrics });
  useLayoutEffect(() => {
    latest.current = { heightPx, count, metrics };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was made to be shown moves the scroll bar.
  useLayoutEffect(() => {
    if (!scroller.current || heightPx === 0 || scrolledTo.current === now.top) return;
    scroller.current.scrollTop = now.top;
    scrolledTo.current = now.top;
  }, [now.shown]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const pace = createPace();
    let resting: ReturnType<typeof setTimeout> | undefined;
    const follow = (isPassing: boolean): void => {
      const { heightPx: height, count: all, metrics: m } = latest.current;
      const top = scrolledTo.current;
      // In the frame of the scroll itself: a later one would show bare ground first.
      flushSync(() =>
        setView((before) => {
          const [was, is] = [before.top, top].map((at) => rowsInSight(at, height, all, m, 0, 0));
          if (was?.first === is?.first && was?.last === is?.last && before.isPassing === isPassing) return before;
          const heading = top === before.top ? before.heading : top > before.top ? 1 : -1;
          return { ...before, top, isPassing, heading };
        }),
      );
    };
    const scrolled = (): void => {
      scrolledTo.current = element.scrollTop;
      const isPassing = pace.isPassing(scrolledTo.current, performance.now(), latest.current.heightPx);
      clearTimeout(resting);
      if (isPassing) resting = setTimeout(() => follow(false), pace.restMs);
      follow(isPassing);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      clearTimeout(resting);
      element.removeEventListener('scroll', scrolled);
    };
  }, [scroller]);

  // Fast is known at once; what slow brings back may wait for the frames in between.
  const wasPassing = useDeferredValue(now.isPassing);
  const top = topShowing(-1, now.top, heightPx, count, metrics);
  const isPassing = now.isPassing || wasPassing;
  const more = isPassing ? 0 : ahead;
  return {
    inSight: rowsInSight(top, heightPx, count, metrics, 0, 0),
    drawn: rowsInSight(
      top,
      heightPx,
      count,
      metrics,
      beyond + (now.heading === -1 ? more : 0),
      beyond + (now.heading === 1 ? more : 0),
    ),
    isPassing,
  };
};
