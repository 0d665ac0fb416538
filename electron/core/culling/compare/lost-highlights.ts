/**
 * @file What is lost where a frame is burnt out. A ground that is white paper shows nothing in a darker frame either, and is as it was meant; a sky, a dress, a face show shades or colour there.
 */
import { traceAt } from '../../measures/noise-of-tiles.ts';
import type { GriddedDetail } from './on-grid.ts';
import { lumaAt } from './stack-noise.ts';

/** A tile with no more burnt out than this shows what it has. */
const unburnt = 0.02;
/** Tiles burnt out in all, under which nothing is told apart. */
const fewestTiles = 0.5;
/** Contrast at the coarsest size, and colourfulness (0 grey .. 1), from which on a place shows something, and from which on it surely does. */
const contrasts = { from: 0.006, sure: 0.012 };
const colours = { from: 0.15, sure: 0.3 };

/** Per frame: of what it has burnt out, the share, 0..1, that shows something in the frame that shows the place darkest. What is burnt out in all counts as lost. */
export function lostShares(grids: readonly GriddedDetail[]): number[] {
  const sums = grids.map(() => ({ shown: 0, all: 0 }));
  for (let tile = 0; tile < grids[0]!.seen.length; tile++) {
    const burnt = grids.map(({ seen, colour }) => (seen[tile] === 1 ? colour[tile * 4 + 3]! : 0));
    if (burnt.every((share) => share < unburnt)) continue;
    const witness = darkestAt(
      tile,
      grids.filter(({ seen }, i) => seen[tile] === 1 && burnt[i]! < unburnt),
    );
    const shown = witness === null ? 1 : shows(witness, tile);
    burnt.forEach((share, i) => {
      sums[i]!.shown += share * shown;
      sums[i]!.all += share;
    });
  }
  return sums.map(({ shown, all }) => (all < fewestTiles ? 1 : shown / all));
}

function darkestAt(tile: number, grids: readonly GriddedDetail[]): GriddedDetail | null {
  return grids.reduce<GriddedDetail | null>(
    (best, grid) => (best === null || lumaAt(grid.colour, tile) < lumaAt(best.colour, tile) ? grid : best),
    null,
  );
}

/** 0 where a tile is even and grey .. 1. */
function shows({ tensors, colour }: GriddedDetail, tile: number): number {
  const contrast = Math.sqrt(traceAt(tensors, tile, 3) / 2) / (lumaAt(colour, tile) + 1);
  const channels = [0, 1, 2].map((channel) => colour[tile * 4 + channel]!);
  const chroma = 1 - Math.min(...channels) / Math.max(...channels, 1);
  const between = (value: number, { from, sure }: { from: number; sure: number }) => (value - from) / (sure - from);
  return Math.min(1, Math.max(0, between(contrast, contrasts), between(chroma, colours)));
}
