/** @file Index arithmetic of the grid: fixed-height rows, no DOM. All lengths are CSS pixels. */

export interface GridMetrics {
  columns: number;
  cellWidthPx: number;
  cellHeightPx: number;
  gapPx: number;
  padPx: number;
}

export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

const gridGapPx = 6;
const gridPadPx = 8;
/** Stars, mark and score chip under the picture. */
export const cellFooterPx = 26;

/** Room around a picture inside its cell, per side. */
export const cellPadPx = 6;

/** `aspect`: width over height of the pictures. The number of columns whose cells come closest to the wanted width; the remainder is shared so that the row is always full. */
export const gridMetrics = (widthPx: number, wantedCellPx: number, aspect = 1.5): GridMetrics => {
  const inner = Math.max(1, widthPx - 2 * gridPadPx);
  const columns = Math.max(1, Math.round((inner + gridGapPx) / (wantedCellPx + gridGapPx)));
  const cellWidthPx = Math.max(1, Math.floor((inner - gridGapPx * (columns - 1)) / columns));
  // Two pixels of border on each side, a pad around the picture but under it, where the foot is.
  const cellHeightPx = Math.round((cellWidthPx - 2 * cellPadPx - 4) / aspect) + cellPadPx + cellFooterPx + 4;
  return { columns, cellWidthPx, cellHeightPx, gapPx: gridGapPx, padPx: gridPadPx };
};

/** The cell width that gives so many columns; gridMetrics is its way back. */
export const cellWidthFor = (widthPx: number, columns: number): number =>
  Math.floor((widthPx - 2 * gridPadPx + gridGapPx) / columns) - gridGapPx;

export const rowHeightPx = (m: GridMetrics): number => m.cellHeightPx + m.gapPx;
export const rowCount = (count: number, columns: number): number => Math.ceil(count / columns);
export const rowOf = (index: number, columns: number): number => Math.floor(index / columns);

/** Position of a cell from the top left of the scrolled content. */
export const cellRect = (index: number, m: GridMetrics): Rect => ({
  left: m.padPx + (index % m.columns) * (m.cellWidthPx + m.gapPx),
  top: m.padPx + rowOf(index, m.columns) * rowHeightPx(m),
  width: m.cellWidthPx,
  height: m.cellHeightPx,
});

/** Height of everything there is to scroll through. */
export const contentHeightPx = (count: number, m: GridMetrics): number =>
  2 * m.padPx + rowCount(count, m.columns) * rowHeightPx(m);

export interface RowRange {
  first: number;
  /** Inclusive; before `first` where there are none. */
  last: number;
}

/** Rows that a window of this height touches, and so many more above and below. */
export const rowsInSight = (
  topPx: number,
  heightPx: number,
  count: number,
  m: GridMetrics,
  above: number,
  below: number,
): RowRange => {
  const rowAt = (y: number): number => Math.floor((y - m.padPx) / rowHeightPx(m));
  return {
    first: Math.max(0, rowAt(topPx) - above),
    last: Math.min(rowCount(count, m.columns) - 1, rowAt(topPx + heightPx - 1) + below),
  };
};

/** Where to scroll to: no further than there is, and no more than it takes to have the row (none: -1) whole in the window. */
export const topShowing = (row: number, topPx: number, heightPx: number, count: number, m: GridMetrics): number => {
  const start = m.padPx + row * rowHeightPx(m);
  const end = start + m.cellHeightPx;
  let top = topPx;
  if (row >= 0) {
    if (end + m.padPx > top + heightPx) top = end + m.padPx - heightPx;
    if (start - m.padPx < top) top = start - m.padPx;
  }
  return Math.max(0, Math.min(top, contentHeightPx(count, m) - heightPx));
};

export type GridMove = 'left' | 'right' | 'up' | 'down' | 'home' | 'end' | 'page-up' | 'page-down';

/** Where the cursor goes; it stays where it is at an edge, and a short last row is reached from above. */
export const moveIndex = (
  index: number,
  move: GridMove,
  at: { count: number; columns: number; pageRows: number },
): number => {
  const last = at.count - 1;
  if (last < 0) return -1;
  if (index < 0) return 0;
  const rows = (by: number): number => {
    const target = index + by * at.columns;
    if (target < 0) return by === -1 ? index : index % at.columns;
    if (target > last) return rowOf(index, at.columns) === rowOf(last, at.columns) ? index : last;
    return target;
  };
  switch (move) {
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.min(last, index + 1);
    case 'up':
      return rows(-1);
    case 'down':
      return rows(1);
    case 'page-up':
      return rows(-Math.max(1, at.pageRows));
    case 'page-down':
      return rows(Math.max(1, at.pageRows));
    case 'home':
      return 0;
    case 'end':
      return last;
  }
};

/** Indices of the cells a dragged rectangle touches, in order; gaps alone touch nothing. */
export const indexesInRect = (rect: Rect, count: number, m: GridMetrics): number[] => {
  const stepX = m.cellWidthPx + m.gapPx;
  const stepY = rowHeightPx(m);
  const from = (start: number, step: number, size: number): number => {
    const n = Math.floor((start - m.padPx) / step);
    return start - m.padPx - n * step >= size ? n + 1 : n;
  };
  const firstColumn = Math.max(0, from(rect.left, stepX, m.cellWidthPx));
  const lastColumn = Math.min(m.columns - 1, Math.floor((rect.left + rect.width - m.padPx) / stepX));
  const firstRow = Math.max(0, from(rect.top, stepY, m.cellHeightPx));
  const lastRow = Math.min(rowCount(count, m.columns) - 1, Math.floor((rect.top + rect.height - m.padPx) / stepY));
  const found: number[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const index = row * m.columns + column;
      if (index < count) found.push(index);
    }
  }
  return found;
};
