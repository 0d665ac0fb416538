/** @file The grid's own moves: rows and pages, with and without extending the selection; size of the pictures. */
import { type GridMetrics, type GridMove, moveIndex } from '../../layout/grid-layout.ts';
import { cellSizes } from '../../state/ui.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';

export const useGridKeys = (metrics: GridMetrics, pageRows: number): void => {
  const app = useApp();
  const go =
    (move: GridMove, extend = false) =>
    (): boolean => {
      const at = { count: app.cursor.order().ids.length, columns: metrics.columns, pageRows };
      return app.cursor.moveTo(moveIndex(app.cursor.index(), move, at), extend);
    };
  const resize = (by: number) => (): void =>
    app.ui.setState((s) => ({
      cellPx: Math.min(cellSizes.max, Math.max(cellSizes.min, s.cellPx + by * cellSizes.step)),
    }));
  useHandlers({
    'move.left': go('left'),
    'move.right': go('right'),
    'move.up': go('up'),
    'move.down': go('down'),
    'move.home': go('home'),
    'move.end': go('end'),
    'move.pageUp': go('page-up'),
    'move.pageDown': go('page-down'),
    'select.left': go('left', true),
    'select.right': go('right', true),
    'select.up': go('up', true),
    'select.down': go('down', true),
    'grid.larger': resize(1),
    'grid.smaller': resize(-1),
  });
};
