/** @file What has a place in a picture and is no face, as it lies after the photographer turned the picture. */
import type { Turn } from '../../contract/decision.ts';
import type { SharpnessMap } from '../../contract/measures.ts';
import type { Metadata } from '../../contract/photo.ts';
import { turnBox, turnPoint } from '../found-faces/turn-faces.ts';

/** Focus point and regions. */
export function turnMetadata(metadata: Metadata | null, turn: Turn): Metadata | null {
  if (metadata === null || turn === 0) return metadata;
  return {
    ...metadata,
    focusPoint: metadata.focusPoint && turnPoint(metadata.focusPoint, turn),
    regions: metadata.regions.map((region) => ({ ...region, box: turnBox(region.box, turn) })),
  };
}

/** Tile by tile. */
export function turnMap(map: SharpnessMap, turn: Turn): SharpnessMap {
  if (turn === 0) return map;
  const from = Buffer.from(map.tiles, 'base64');
  const { columns, rows } = turn === 2 ? map : { columns: map.rows, rows: map.columns };
  const to = Buffer.alloc(from.length);
  for (let y = 0; y < map.rows; y++)
    for (let x = 0; x < map.columns; x++) {
      const at = turnPoint({ x: (x + 0.5) / map.columns, y: (y + 0.5) / map.rows }, turn);
      to[Math.floor(at.y * rows) * columns + Math.floor(at.x * columns)] = from[y * map.columns + x]!;
    }
  return { columns, rows, tiles: to.toString('base64') };
}
