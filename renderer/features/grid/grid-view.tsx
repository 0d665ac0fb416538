/** @file The grid: only the rows in sight exist; 100,000 cells are a number. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { gridMetrics, gridPadPx, rowCount, rowHeightPx, rowOf } from '../../layout/grid-layout.ts';
import { cellSizes } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { focusHome, sendFocusHome } from '../../ui/focus-home.ts';
import { useSize } from '../../ui/use-size.ts';
import { useWheel } from '../../ui/use-wheel.ts';
import './grid.css';
import { GridRow } from './grid-row.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { usePriorities } from './use-priorities.ts';

export const GridView = (): ReactNode => {
  const app = useApp();
  const { ids, indexOf } = useStore(app.order, (s) => s.grid);
  const cellPx = useStore(app.ui, (s) => s.cellPx);
  const cursor = useStore(app.cursor.state, (s) => s.cursor);
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const metrics = useMemo(() => gridMetrics(size.width, cellPx), [size.width, cellPx]);
  const rowPx = rowHeightPx(metrics);
  const rows = useVirtualizer({
    count: size.width === 0 ? 0 : rowCount(ids.length, metrics.columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 2,
    paddingStart: gridPadPx,
    paddingEnd: gridPadPx,
  });
  const { marquee, onPointerDown, onDoubleClick } = useGridPointer(scroller, ids, metrics);
  useGridKeys(metrics, Math.max(1, Math.floor(size.height / rowPx)));

  // Sizes are arithmetic: nothing is measured, so a new row height only has to be told.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rowPx is what changed.
  useLayoutEffect(() => rows.measure(), [rows, rowPx]);
  const index = cursor === null ? -1 : indexOf(cursor);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another column count or size moves the active cell too.
  useLayoutEffect(() => {
    if (index >= 0 && size.width > 0) rows.scrollToIndex(rowOf(index, metrics.columns), { align: 'auto' });
  }, [index, metrics, size.width > 0]);
  useWheel(scroller, (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const wanted = cellPx * Math.exp(-event.deltaY / 300);
    app.ui.setState({ cellPx: Math.round(Math.min(cellSizes.max, Math.max(cellSizes.min, wanted))) });
  });
  useEffect(sendFocusHome, []);

  const items = rows.getVirtualItems();
  const range = rows.range;
  usePriorities(
    ids,
    (range?.startIndex ?? 0) * metrics.columns,
    Math.min(ids.length - 1, ((range?.endIndex ?? -1) + 1) * metrics.columns - 1),
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself.
    <div
      ref={scroller}
      className="grid"
      role="grid"
      tabIndex={0}
      {...focusHome}
      aria-label={texts.views.grid}
      aria-multiselectable
      aria-rowcount={rowCount(ids.length, metrics.columns)}
      aria-colcount={metrics.columns}
      {...(cursor === null ? {} : { 'aria-activedescendant': `cell-${cursor}` })}
      onPointerDown={onPointerDown}
      onDoubleClick={onDoubleClick}
    >
      <div className="grid-content" style={{ height: rows.getTotalSize() }} role="presentation">
        {items.map((item) => (
          <GridRow key={item.index} row={item.index} top={item.start} ids={ids} metrics={metrics} />
        ))}
        {marquee ? <div className="marquee" style={marquee} /> : null}
      </div>
    </div>
  );
};
