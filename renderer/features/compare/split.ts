/** @file Two pictures beside or above each other, whichever leaves them larger. */
import { fitScale, type Size } from '../../layout/zoom.ts';

interface Upright {
  widthPx: number;
  heightPx: number;
}
const unknown: Upright = { widthPx: 3, heightPx: 2 };

const areaIn = ({ widthPx, heightPx }: Upright, room: Size): number => {
  // By shape alone: a small picture counts as if it filled its pane.
  const shape = { width: widthPx * 1000, height: heightPx * 1000 };
  const scale = fitScale(shape, room);
  return shape.width * scale * shape.height * scale;
};

/** Upright sizes of both (none or 0 while unknown), and the room for them. */
export const splitFor = (a: Upright | undefined, b: Upright | undefined, room: Size): 'columns' | 'rows' => {
  const shapes = [a, b].map((shape) => (shape && shape.widthPx > 0 ? shape : unknown));
  const total = (pane: Size): number => shapes.reduce((sum, shape) => sum + areaIn(shape, pane), 0);
  const columns = total({ width: room.width / 2, height: room.height });
  // Side by side is how people compare: stacked has to be clearly larger.
  return total({ width: room.width, height: room.height / 2 }) > columns * 1.15 ? 'rows' : 'columns';
};
