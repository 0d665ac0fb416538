/**
 * @file Light that one frame has more than another, and where.
 *
 * [Note: added light]
 * Another exposure changes all places of one brightness alike, whatever tone curve follows. A flash adds light: much to what is near, little to what is far, and it takes none away. Among places that are
 * equally bright in one frame, what the other has more therefore spreads. A frame that has more light, unevenly, is the one whose flash fired, be it one of five: it is no accident as an exposure may be.
 */
import type { GriddedDetail } from './on-grid.ts';
import { lumaAt } from './stack-noise.ts';
import { alikeStops, linear } from './tone.ts';

/** What a flash that fired beside many that did not is told by: stops it adds over all and to what is near, how much less to what is far, how uneven (stops, and times what two frames of one light differ by), and the share of the frame that it may burn out. */
const fired = { stops: 0.5, near: 1.5, far: -0.2, fall: 0.5, uneven: 0.5, overChance: 1.5, burnt: 0.06 };

/**
 * The frame whose flash fired where that of the many did not, by its place; null where there is none. `stops` of each as the picture has them and as its settings ask for (null where unknown), `most` those that the many
 * share, `burnt` the share of each that is burnt out.
 */
export function flashFired(
  grids: readonly GriddedDetail[],
  { stops, set }: { stops: readonly number[]; set: readonly (number | null)[] },
  burnt: readonly number[],
  most: number,
): number | null {
  const off = (i: number) => Math.abs(stops[i]! - most);
  const many = [...stops.keys()].filter((i) => off(i) <= 2 * alikeStops).sort((a, b) => off(a) - off(b));
  const [base, other] = many;
  if (base === undefined || other === undefined) return null;
  const brighter = [...stops.keys()].filter(
    (i) => !many.includes(i) && stops[i]! - most >= fired.stops && burnt[i]! - burnt[base]! <= fired.burnt,
  );
  if (brighter.length === 0) return null;
  const byChance = addedLight(grids[other]!, grids[base]!).uneven;
  const lit = brighter.filter((i) => {
    const bySettings = addedBySettings(stops, set, i, base);
    // Other settings that explain it: another exposure.
    if (bySettings !== null && bySettings < fired.stops) return false;
    const { near, far, uneven } = addedLight(grids[i]!, grids[base]!);
    const isUneven = uneven >= Math.max(fired.uneven, fired.overChance * byChance);
    return near >= fired.near && far >= fired.far && near - far >= fired.fall && isUneven;
  });
  return lit.sort((a, b) => burnt[a]! - burnt[b]!)[0] ?? null;
}

/** Stops of light that `i` has more than `base` and that its settings do not explain; null where they are unknown. */
function addedBySettings(
  stops: readonly number[],
  set: readonly (number | null)[],
  i: number,
  base: number,
): number | null {
  const [own, other] = [set[i] ?? null, set[base] ?? null];
  return own === null || other === null ? null : stops[i]! - stops[base]! - (own - other);
}

interface AddedLight {
  /** Stops that the tenth of the places that gains most has more, and the tenth that gains least. */
  near: number;
  far: number;
  /** Stops by which places equally bright in the other differ in what they gain. */
  uneven: number;
}

/** Blocks over the longer side: as large as may be, since hands and edges move what lies in a tile. */
const across = 16;
/** Parts of the blocks by brightness, and fewer blocks that say nothing. */
const bands = 4;
const fewestBlocks = 24;
/** Blocks darker than this hide what they gain, levels; of what is burnt out no more than this share may be in a tile. */
const darkest = 8;
const mostBurnt = 0.3;

/** What `frame` has more than `base`; nothing where too few places show it. */
function addedLight(frame: GriddedDetail, base: GriddedDetail): AddedLight {
  const blocks = blocksOf(frame, base).filter(({ own, other }) => Math.min(own, other) > linear(darkest));
  if (blocks.length < fewestBlocks) return { near: 0, far: 0, uneven: 0 };
  blocks.sort((a, b) => a.other - b.other);
  const gains = blocks.map(({ own, other }) => Math.log2(own / other));
  let uneven = 0;
  for (let band = 0; band < bands; band++) {
    const [from, to] = [band, band + 1].map((edge) => Math.floor((edge * gains.length) / bands));
    const part = Float64Array.from(gains.slice(from, to)).sort();
    uneven += (at(part, 0.9) - at(part, 0.1)) / bands;
  }
  const all = Float64Array.from(gains).sort();
  return { near: at(all, 0.9), far: at(all, 0.1), uneven };
}

const at = (sorted: Float64Array, share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;

/** Mean linear light of both by blocks, from the tiles that both show. */
function blocksOf(frame: GriddedDetail, base: GriddedDetail): { own: number; other: number }[] {
  const { columns, rows } = base;
  const side = Math.max(2, Math.round(Math.max(columns, rows) / across));
  const blocks: { own: number; other: number }[] = [];
  for (let top = 0; top + side <= rows; top += side)
    for (let left = 0; left + side <= columns; left += side) {
      let [own, other, count] = [0, 0, 0];
      for (let row = top; row < top + side; row++)
        for (let column = left; column < left + side; column++) {
          const tile = row * columns + column;
          if (frame.seen[tile] === 0 || base.seen[tile] === 0) continue;
          if (Math.max(frame.colour[tile * 4 + 3]!, base.colour[tile * 4 + 3]!) > mostBurnt) continue;
          own += linear(lumaAt(frame.colour, tile));
          other += linear(lumaAt(base.colour, tile));
          count += 1;
        }
      if (count * 2 >= side * side) blocks.push({ own: own / count, other: other / count });
    }
  return blocks;
}
