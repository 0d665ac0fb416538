/** @file What a picture roughly looks like, in 4 kB: enough to tell how two of them lie over each other, and where each is sharp. */
import { kernelBytes } from '../pixels/kernels.ts';
import type { RowTaker } from '../pixels/pass-rows.ts';

/** Cells a side of the grey picture, of each colour difference, and of the map of sharpness. The picture is stretched onto a square. */
export const lookSide = 64;
export const colourSide = 8;
export const zoneSide = 12;

export interface Look {
  /** Mean luma of lookSide x lookSide equal areas, row-major, 0..255. */
  luma: Uint8Array;
  /** Mean Cb and Cr of colourSide x colourSide areas, 128 is grey (JFIF). */
  blue: Uint8Array;
  red: Uint8Array;
  /** Mean acutance of zoneSide x zoneSide areas, 0..255 is 0..2; 0 where there is nothing to judge. */
  zones: Uint8Array;
}

const lengths = [lookSide ** 2, colourSide ** 2, colourSide ** 2, zoneSide ** 2];
export const lookBytes = lengths.reduce((sum, length) => sum + length, 0);

export function packLook({ luma, blue, red, zones }: Look): Uint8Array {
  const bytes = new Uint8Array(lookBytes);
  let at = 0;
  for (const part of [luma, blue, red, zones]) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Null for bytes of another length: written by other code. */
export function openLook(bytes: Uint8Array): Look | null {
  if (bytes.length !== lookBytes) return null;
  const ends = lengths.map((_, part) => lengths.slice(0, part + 1).reduce((sum, length) => sum + length, 0));
  const [luma, blue, red, zones] = ends.map((end, part) => bytes.subarray(end - lengths[part]!, end));
  return { luma: luma!, blue: blue!, red: red!, zones: zones! };
}

/** Samples a side of a cell: their mean is good to a level or two in texture, whatever the picture's size. */
const samplesPerCell = 4;
const samples = lookSide * samplesPerCell;
const perColour = lookSide / colourSide;

/** From a lattice of a quarter of a cell's side. `look(zones)`: after the pass; for zones see zonesOf. */
export function startLook({ widthPx, heightPx }: { widthPx: number; heightPx: number }) {
  const columns = Int32Array.from({ length: samples }, (_, i) => placeOf(i, widthPx) * 3);
  const cellRows = new Map<number, number[]>();
  for (let i = 0; i < samples; i++) {
    const y = placeOf(i, heightPx);
    cellRows.set(y, [...(cellRows.get(y) ?? []), Math.floor(i / samplesPerCell)]);
  }
  const luma = new Float64Array(lookSide ** 2);
  const colours = new Float64Array(colourSide ** 2 * 2);
  const takeRow = (bytes: Uint8Array, row: number) => {
    const colourRow = Math.floor(row / perColour) * colourSide;
    for (let column = 0; column < lookSide; column++) {
      let reds = 0;
      let greens = 0;
      let blues = 0;
      for (let i = column * samplesPerCell; i < (column + 1) * samplesPerCell; i++) {
        const at = columns[i]!;
        reds += bytes[at]!;
        greens += bytes[at + 1]!;
        blues += bytes[at + 2]!;
      }
      const y = (77 * reds + 150 * greens + 29 * blues) / 256;
      luma[row * lookSide + column]! += y;
      const area = (colourRow + Math.floor(column / perColour)) * 2;
      colours[area]! += 0.564 * (blues - y);
      colours[area + 1]! += 0.713 * (reds - y);
    }
  };
  const taker: RowTaker = {
    wants: (y) => cellRows.has(y),
    take: (y, { rgb }) => {
      const bytes = kernelBytes(rgb, widthPx * 3);
      for (const row of cellRows.get(y)!) takeRow(bytes, row);
    },
  };
  return {
    taker,
    look: (zones: Uint8Array): Look => ({
      luma: lumaOf(luma),
      blue: colourOf(colours, 0),
      red: colourOf(colours, 1),
      zones,
    }),
  };
}

function lumaOf(sums: Float64Array): Uint8Array {
  const luma = new Uint8Array(sums.length);
  for (let cell = 0; cell < luma.length; cell++) luma[cell] = Math.round(sums[cell]! / samplesPerCell ** 2);
  return luma;
}

const placeOf = (sample: number, sizePx: number): number =>
  Math.min(sizePx - 1, Math.floor(((sample + 0.5) / samples) * sizePx));

function colourOf(sums: Float64Array, which: 0 | 1): Uint8Array {
  return new Uint8Array(
    Uint8ClampedArray.from({ length: colourSide ** 2 }, (_, area) =>
      Math.round(128 + sums[area * 2 + which]! / (samplesPerCell * perColour) ** 2),
    ),
  );
}

/** Sharpness by zone: the mean acutance of the judged tiles whose middle lies in it. */
export function zonesOf(tiles: { columns: number; rows: number; acutance: Float32Array }): Uint8Array {
  const { columns, rows, acutance } = tiles;
  const sums = new Float64Array(zoneSide ** 2 * 2);
  for (let row = 0, tile = 0; row < rows; row++) {
    const y = Math.floor(((row + 0.5) / rows) * zoneSide);
    for (let column = 0; column < columns; column++, tile++) {
      if (acutance[tile]! <= 0) continue;
      const zone = (y * zoneSide + Math.floor(((column + 0.5) / columns) * zoneSide)) * 2;
      sums[zone]! += acutance[tile]!;
      sums[zone + 1]! += 1;
    }
  }
  return Uint8Array.from({ length: zoneSide ** 2 }, (_, zone) => {
    const count = sums[zone * 2 + 1]!;
    return count === 0 ? 0 : Math.max(1, Math.min(255, Math.round(((sums[zone * 2]! / count) * 255) / 2)));
  });
}
