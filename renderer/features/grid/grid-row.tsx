import { memo, type ReactNode } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { GridMetrics } from '../../layout/grid-layout.ts';
import { cellRect } from '../../layout/grid-layout.ts';
import { Cell } from './cell.tsx';

interface GridRowProps {
  row: number;
  top: number;
  ids: readonly PhotoId[];
  metrics: GridMetrics;
}

/** Memoised: scrolling renders only rows that come into view. */
export const GridRow = memo(({ row, top, ids, metrics }: GridRowProps): ReactNode => {
  const first = row * metrics.columns;
  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself.
    // biome-ignore lint/a11y/useFocusableInteractive: rows group cells; the grid itself has the focus.
    <div
      role="row"
      className="grid-row"
      aria-rowindex={row + 1}
      style={{ transform: `translateY(${top}px)`, height: metrics.cellHeightPx }}
    >
      {ids.slice(first, first + metrics.columns).map((id, column) => {
        const rect = cellRect(column, metrics);
        return (
          <Cell
            key={id}
            id={id}
            index={first + column}
            column={column}
            left={rect.left}
            width={rect.width}
            height={rect.height}
          />
        );
      })}
    </div>
  );
});
