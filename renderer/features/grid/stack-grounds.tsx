/** @file What lies under the cells of a row where a stack is open. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { cellRect, type GridMetrics } from '../../layout/grid-layout.ts';
import { stripBrackets } from '../../layout/strip.ts';
import { useApp } from '../../state/use-app.ts';

const marginPx = 3;

/** `first` and the cells after it are the row's; the rest of the list says whether a stack goes on. */
export const StackGrounds = (props: { ids: readonly PhotoId[]; first: number; metrics: GridMetrics }): ReactNode => {
  const app = useApp();
  const { ids, first, metrics } = props;
  const stackOf = useStore(app.shoot.state, (s) => s.stackOf);
  const isFlat = useStore(app.place, (s) => s.stacks === 'flat');
  if (isFlat) return null;
  const end = Math.min(ids.length, first + metrics.columns);
  // A stack that is folded has one cell, and no ground.
  const brackets = stripBrackets(ids, first, end, (id) => stackOf.get(id));
  return brackets
    .filter(({ from, to, isCutLeft, isCutRight }) => to > from || isCutLeft || isCutRight)
    .map(({ stackId, from, to, isCutLeft, isCutRight }) => {
      const start = cellRect(from, metrics).left;
      const stop = cellRect(to, metrics);
      return (
        <div
          key={`${stackId} ${from}`}
          className="stack-ground"
          role="presentation"
          data-cut-left={isCutLeft}
          data-cut-right={isCutRight}
          style={{ left: start - marginPx, width: stop.left + stop.width - start + 2 * marginPx }}
        />
      );
    });
};
