/** @file The sharpness map: packed for the contract, read for a subject. */
import type { Box } from '../../contract/face.ts';
import type { SharpnessMap } from '../../contract/measures.ts';

/** Byte per unit of acutance: 0..255 is 0..2. */
const scale = 255 / 2;

export function packMap(columns: number, rows: number, acutance: Float32Array): SharpnessMap {
  const bytes = Buffer.alloc(acutance.length);
  for (let tile = 0; tile < bytes.length; tile++) bytes[tile] = Math.min(255, Math.round(acutance[tile]! * scale));
  return { columns, rows, tiles: bytes.toString('base64') };
}

/** Acutance of each tile, row-major. */
function unpackMap(map: SharpnessMap): Float32Array {
  return Float32Array.from(Buffer.from(map.tiles, 'base64'), (byte) => byte / scale);
}

/**
 * Acutance on a subject from the map: mean of the sharper half of the judged tiles that the boxes cover, best box first; null where no box covers a tile with structure.
 * Coarse: for eyes use acutanceOf on native pixels.
 */
export function subjectSharpness(map: SharpnessMap, boxes: readonly Box[]): number | null {
  const tiles = unpackMap(map);
  let best: number | null = null;
  for (const box of boxes) {
    const left = clamp(Math.floor(box.x * map.columns), 0, map.columns - 1);
    const right = clamp(Math.ceil((box.x + box.w) * map.columns), left + 1, map.columns);
    const top = clamp(Math.floor(box.y * map.rows), 0, map.rows - 1);
    const bottom = clamp(Math.ceil((box.y + box.h) * map.rows), top + 1, map.rows);
    const values: number[] = [];
    for (let row = top; row < bottom; row++)
      for (let column = left; column < right; column++) values.push(tiles[row * map.columns + column]!);
    const judged = values.filter((value) => value > 0).sort((a, b) => b - a);
    const sharper = judged.slice(0, Math.ceil(judged.length / 2));
    if (sharper.length === 0) continue;
    const mean = sharper.reduce((sum, value) => sum + value, 0) / sharper.length;
    if (best === null || mean > best) best = mean;
  }
  return best;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
