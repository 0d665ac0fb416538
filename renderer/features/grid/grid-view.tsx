/** @file The grid: only the rows in sight exist; 100,000 cells are a number. */
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { cellWidthFor, contentHeightPx, gridMetrics, rowCount, rowHeightPx } from '../../layout/grid-layout.ts';
import { cellSizes } from '../../state/ui.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { focusHome, takeFocusHome } from '../../ui/focus-home.ts';
import { useSize } from '../../ui/use-size.ts';
import { useWheel } from '../../ui/use-wheel.ts';
import './grid.css';
import { usePriorities } from '../../state/use-priorities.ts';
import { GridRow } from './grid-row.tsx';
import { HoverActions } from './hover-actions.tsx';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useRowWindow } from './use-row-window.ts';

/** A narrower cell says less rather than half a word or half a number. */
const narrowPx = 136;

export const GridView = (): ReactNode => {
  const app = useApp();
  const { ids, indexOf } = useStore(app.order, (s) => s.grid);
  const cellPx = useStore(app.ui, (s) => s.cellPx);
  const aspect = useStore(app.shoot.state, (s) => s.summary?.aspect ?? 1.5);
  const cursor = useStore(app.cursor.state, (s) => s.cursor);
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const metrics = useMemo(() => gridMetrics(size.width, cellPx, aspect), [size.width, cellPx, aspect]);
  const index = cursor === null ? -1 : indexOf(cursor);
  const { inSight, drawn, isPassing } = useRowWindow(scroller, size.height, ids.length, metrics, index);
  const { marquee, carried, onPointerDown, onDoubleClick } = useGridPointer(scroller, ids, metrics);
  useGridKeys(metrics, Math.max(1, Math.floor(size.height / rowHeightPx(metrics))));
  useWheel(scroller, (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const wanted = cellPx * Math.exp(-event.deltaY / 300);
    app.ui.setState({ cellPx: Math.round(Math.min(cellSizes.max, Math.max(cellSizes.min, wanted))) });
  });
  const wantedColumns = useStore(app.ui, (s) => s.wantedColumns);
  useEffect(() => {
    if (wantedColumns === null || size.width === 0) return;
    const wanted = cellWidthFor(size.width, wantedColumns);
    app.ui.setState({ wantedColumns: null, cellPx: Math.min(cellSizes.max, Math.max(cellSizes.min, wanted)) });
  }, [app, wantedColumns, size.width]);
  useEffect(takeFocusHome, []);

  const { columns } = metrics;
  usePriorities(ids, inSight.first * columns, Math.min(ids.length, (inSight.last + 1) * columns) - 1);

  const rows: number[] = [];
  if (size.width > 0) for (let row = drawn.first; row <= drawn.last; row++) rows.push(row);
  return (
    <div className="grid-box">
      {/* biome-ignore lint/a11y/useSemanticElements: cells are placed by arithmetic; a table would lay them out itself. */}
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
        <div
          className="grid-content"
          data-narrow={metrics.cellWidthPx <= narrowPx}
          style={{ height: contentHeightPx(ids.length, metrics) }}
          role="presentation"
        >
          {rows.map((row) => (
            <GridRow key={row} row={row} ids={ids} metrics={metrics} isPassing={isPassing} />
          ))}
          {marquee ? <div className="marquee" style={marquee} /> : null}
        </div>
        {carried ? (
          <div className="carried" style={{ left: carried.x, top: carried.y }} aria-hidden>
            {texts.cell.carried(carried.count)}
          </div>
        ) : null}
      </div>
      <HoverActions scroller={scroller} ids={ids} metrics={metrics} />
    </div>
  );
};
