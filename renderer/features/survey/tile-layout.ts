/** @file Up to nine pictures as large as the room allows: every way of breaking them into rows is tried, and the one with the largest pictures taken. */

export interface Tile {
  left: number;
  top: number;
  width: number;
  /** With its caption. */
  height: number;
}

export interface TileRoom {
  width: number;
  height: number;
  gap: number;
  /** Height of the line under each picture. */
  captionPx: number;
}

/** Wider or higher than this fits inside its tile instead of shaping the whole layout. */
const widest = 2.2;
const clampAspect = (aspect: number): number => Math.min(widest, Math.max(1 / widest, aspect || 1.5));

/** Ways to cut `count` things into consecutive rows, as lengths. */
const rowings = (count: number): number[][] => {
  const all: number[][] = [];
  for (let cuts = 0; cuts < 1 << (count - 1); cuts++) {
    const rows = [1];
    for (let i = 0; i < count - 1; i++) {
      if (cuts & (1 << i)) rows.push(1);
      else rows[rows.length - 1]!++;
    }
    all.push(rows);
  }
  return all;
};

/** Tiles in reading order, whole CSS pixels, rows centred. All pictures have one height. `aspects` is width over height; at most nine. */
export const tileLayout = (aspects: readonly number[], room: TileRoom): Tile[] => {
  if (aspects.length === 0 || room.width <= 0 || room.height <= 0) return [];
  const { width, height, gap, captionPx } = room;
  const shapes = aspects.map(clampAspect);
  let best: { rows: number[]; picture: number; unevenness: number } | null = null;
  for (const rows of rowings(shapes.length)) {
    let picture = (height - gap * (rows.length - 1)) / rows.length - captionPx;
    let at = 0;
    for (const length of rows) {
      const sum = shapes.slice(at, at + length).reduce((a, b) => a + b, 0);
      picture = Math.min(picture, (width - gap * (length - 1)) / sum);
      at += length;
    }
    // As large either way: even rows, the fuller ones first.
    const unevenness = rows.reduce((sum, length, i) => sum + length * length + (length * i) / 1000, 0);
    const isAsLarge = best !== null && Math.abs(picture - best.picture) <= 0.01;
    if (!best || picture > best.picture + 0.01 || (isAsLarge && unevenness < best.unevenness)) {
      best = { rows, picture, unevenness };
    }
  }
  const { rows } = best!;
  const picture = Math.max(1, Math.floor(best!.picture));
  const rowHeight = picture + captionPx;
  const top = Math.max(0, Math.floor((height - rowHeight * rows.length - gap * (rows.length - 1)) / 2));
  const tiles: Tile[] = [];
  rows.forEach((length, row) => {
    const widths = shapes.slice(tiles.length, tiles.length + length).map((shape) => Math.floor(picture * shape));
    let left = Math.floor((width - widths.reduce((a, b) => a + b, 0) - gap * (length - 1)) / 2);
    for (const each of widths) {
      tiles.push({ left, top: top + row * (rowHeight + gap), width: each, height: rowHeight });
      left += each + gap;
    }
  });
  return tiles;
};

/** The tile above or below: of the next row in that direction, the one whose middle is nearest; null at the edge. */
export const tileBeside = (tiles: readonly Tile[], from: number, by: 1 | -1): number | null => {
  const here = tiles[from];
  if (!here) return null;
  const middle = here.left + here.width / 2;
  const rowTop = tiles
    .map((t) => t.top)
    .filter((top) => (by === 1 ? top > here.top : top < here.top))
    .reduce<number | null>((a, top) => (a === null || (by === 1 ? top < a : top > a) ? top : a), null);
  if (rowTop === null) return null;
  let best: number | null = null;
  tiles.forEach((t, i) => {
    if (t.top !== rowTop) return;
    const off = Math.abs(t.left + t.width / 2 - middle);
    const known = best === null ? null : tiles[best]!;
    if (!known || off < Math.abs(known.left + known.width / 2 - middle)) best = i;
  });
  return best;
};
