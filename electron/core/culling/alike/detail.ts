/** @file The structure of a picture apart from its brightness and contrast: what two exposures of one scene have in common. */
import { type Look, lookSide } from '../../measures/look.ts';
import { type Spectrum, spectrumOf } from './spectrum.ts';

/** A square of local contrasts, mean near 0, spread near `unit`. */
export interface Detail {
  side: number;
  values: Float32Array;
  /** Integral image of the squares, side + 1 a side: the energy of any overlap in four look-ups. */
  energy: Float64Array;
}

export interface Details {
  fine: Detail;
  /** At half and at a quarter of the resolution. */
  half: Detail;
  quarter: Detail;
  /** Of `half`. */
  spectrum: Spectrum;
}

/** Cells each way that a cell is compared with, at every resolution. */
const reach = 5;
/** Levels of contrast that count as nothing: noise, and steps of 8 bits in the dark. */
const contrastFloor = 3;
/** A single hard edge does not outweigh the rest. */
const limit = 2.5;

export function detailsOf({ luma }: Look): Details {
  const fine = smooth(new Float32Array(luma), lookSide);
  const halved = halve(fine, lookSide);
  const half = normalise(halved, lookSide / 2);
  return {
    fine: normalise(fine, lookSide),
    half,
    quarter: normalise(halve(halved, lookSide / 2), lookSide / 4),
    spectrum: spectrumOf(half.values),
  };
}

/** Binomial 1-2-1 both ways: a shift by half a cell must not look like another picture. */
function smooth(values: Float32Array, side: number): Float32Array {
  const across = new Float32Array(values.length);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const at = y * side + x;
      across[at] = (values[x > 0 ? at - 1 : at]! + 2 * values[at]! + values[x < side - 1 ? at + 1 : at]!) / 4;
    }
  const out = new Float32Array(values.length);
  for (let at = 0; at < out.length; at++) {
    const up = across[at >= side ? at - side : at]!;
    const down = across[at < out.length - side ? at + side : at]!;
    out[at] = (up + 2 * across[at]! + down) / 4;
  }
  return out;
}

function halve(values: Float32Array, side: number): Float32Array {
  const half = side / 2;
  const out = new Float32Array(half * half);
  for (let cell = 0; cell < out.length; cell++) {
    const at = Math.floor(cell / half) * 2 * side + (cell % half) * 2;
    out[cell] = (values[at]! + values[at + 1]! + values[at + side]! + values[at + side + 1]!) / 4;
  }
  return out;
}

/** (value - local mean) / local standard deviation, over a window of 2 `reach` + 1 cells cut at the rim (integral images). */
function normalise(values: Float32Array, side: number): Detail {
  const sums = integral(values, side);
  const squares = integralOfSquares(values, side);
  const out = new Float32Array(values.length);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const left = Math.max(0, x - reach);
      const right = Math.min(side, x + reach + 1);
      const top = Math.max(0, y - reach);
      const bottom = Math.min(side, y + reach + 1);
      const count = (right - left) * (bottom - top);
      const mean = boxSum(sums, side, left, top, right, bottom) / count;
      const spread =
        Math.sqrt(Math.max(0, boxSum(squares, side, left, top, right, bottom) / count - mean * mean)) + contrastFloor;
      out[y * side + x] = Math.max(-limit, Math.min(limit, (values[y * side + x]! - mean) / spread));
    }
  return { side, values: out, energy: integralOfSquares(out, side) };
}

/** Sum over a box from its integral image; right and bottom are beyond it. */
export function boxSum(
  table: Float64Array,
  side: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const row = side + 1;
  return (
    table[bottom * row + right]! - table[top * row + right]! - table[bottom * row + left]! + table[top * row + left]!
  );
}

function integral(values: Float32Array, side: number): Float64Array {
  const table = new Float64Array((side + 1) ** 2);
  for (let y = 0; y < side; y++) {
    let row = 0;
    for (let x = 0; x < side; x++) {
      row += values[y * side + x]!;
      table[(y + 1) * (side + 1) + x + 1] = table[y * (side + 1) + x + 1]! + row;
    }
  }
  return table;
}

/** On its own: a function for each value made both of them three times as slow. */
function integralOfSquares(values: Float32Array, side: number): Float64Array {
  const table = new Float64Array((side + 1) ** 2);
  for (let y = 0; y < side; y++) {
    let row = 0;
    for (let x = 0; x < side; x++) {
      row += values[y * side + x]! * values[y * side + x]!;
      table[(y + 1) * (side + 1) + x + 1] = table[y * (side + 1) + x + 1]! + row;
    }
  }
  return table;
}
