/** @file Noise of each frame of a stack, from the places that are flat in all of them. */
import { detailSizes } from '../../measures/detail-sums.ts';
import { type NoiseFloor, noiseOfTiles, traceAt } from '../../measures/noise-of-tiles.ts';
import type { GriddedDetail } from './on-grid.ts';

/** Share of the tiles that are taken for flat. */
const flatShare = 0.15;
const fewestTiles = 6;

/** Mean luma of a tile, levels. */
export function lumaAt(colour: Float32Array, tile: number): number {
  return 0.299 * colour[tile * 4]! + 0.587 * colour[tile * 4 + 1]! + 0.114 * colour[tile * 4 + 2]!;
}

/** One floor per frame. Black and blown tiles hide noise and are left out. */
export function noiseFloors(frames: readonly GriddedDetail[]): NoiseFloor[] {
  const flat = flatTiles(frames);
  return frames.map(({ tensors }) => noiseOfTiles(tensors, flat));
}

/** Tiles that every frame sees, by the most coarse energy that any frame has there. */
function flatTiles(frames: readonly GriddedDetail[]): number[] {
  const first = frames[0]!;
  const candidates: { tile: number; energy: number }[] = [];
  for (let tile = 0; tile < first.columns * first.rows; tile++) {
    let energy = 0;
    for (const frame of frames) {
      const luma = lumaAt(frame.colour, tile);
      if (frame.seen[tile] === 0 || luma < 16 || luma > 238 || frame.colour[tile * 4 + 3]! > 0.02) {
        energy = Number.POSITIVE_INFINITY;
        break;
      }
      energy = Math.max(energy, traceAt(frame.tensors, tile, detailSizes - 1));
    }
    if (energy < Number.POSITIVE_INFINITY) candidates.push({ tile, energy });
  }
  candidates.sort((a, b) => a.energy - b.energy);
  return candidates.slice(0, Math.max(fewestTiles, Math.ceil(candidates.length * flatShare))).map(({ tile }) => tile);
}
