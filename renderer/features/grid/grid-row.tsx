import { memo, type ReactNode, useState } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { GridMetrics } from '../../layout/grid-layout.ts';
import { cellRect } from '../../layout/grid-layout.ts';
import { Cell, PassingCell } from './cell.tsx';
import { StackGrounds } from './stack-grounds.tsx';

interface GridRowProps {
  row: number;
  ids: readonly PhotoId[];
  metrics: GridMetrics;
  /** Rows fly by: a new one gets its pictures when they no longer do. */
  isPassing: boolean;
}

/** Memoised: scrolling renders only rows that come into view. */
export const GridRow = memo(({ row, ids, metrics, isPassing }: GridRowProps): ReactNode => {
  const [isWhole, setWhole] = useState(!isPassing);
  if (!isPassing && !isWhole) setWhole(true);
  const first = row * metrics.columns;
  const Shown = isWhole ? Cell : PassingCell;
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself.
    // biome-ignore lint/a11y/useFocusableInteractive: rows group cells; the grid itself has the focus.
    <div
      role="row"
      className="grid-row"
      aria-rowindex={row + 1}
      style={{ transform: `translateY(${cellRect(first, metrics).top}px)`, height: metrics.cellHeightPx }}
    >
      {isWhole ? <StackGrounds ids={ids} first={first} metrics={metrics} /> : null}
      {ids.slice(first, first + metrics.columns).map((id, column) => {
        const { left, width, height } = cellRect(column, metrics);
        return (
          <Shown key={id} id={id} index={first + column} column={column} left={left} width={width} height={height} />
        );
      })}
    </div>
  );
});
