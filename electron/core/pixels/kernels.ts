/**
 * @file Arithmetic over whole pictures in WebAssembly SIMD, for what every photo goes through: measures and tiers. In JavaScript the same
 * sums took more than twice as long. Sources in ./kernels; addresses are bytes in `memory`.
 */
import { openKernels } from '../../../native-models/signal/kernel-memory.ts';
import { kernelsWasm } from './kernels-wasm.ts';

/** See ./kernels for what each does. */
interface Kernels {
  luma(rgb: number, count: number, out: number): void;
  copy(from: number, bytes: number, to: number): void;
  everyOf(luma: number, count: number, step: number, out: number): void;
  fine(band: number, width: number, left: number, right: number, rows: number, sums: number): void;
  coarse(
    row: number,
    width: number,
    columns: number,
    perTile: number,
    span: number,
    lag: number,
    sums: number,
    tileBytes: number,
  ): void;
  tone(
    rgb: number,
    count: number,
    step: number,
    linear: number,
    bins: number,
    cellOfX: number,
    cells: number,
    sums: number,
  ): void;
  setRow(row: number, bytes: number, weight: number, sums: number): void;
  addRow(row: number, bytes: number, weight: number, sums: number): void;
  widen(bytes: number, count: number, out: number): void;
  halve(from: number, width: number, rows: number, stride: number, out: number): void;
  tensors(
    band: number,
    stride: number,
    rows: number,
    columns: number,
    perTile: number,
    sums: number,
    amounts: number,
    tileBytes: number,
  ): void;
  colours(rgb: number, columns: number, perTile: number, step: number, sums: number, tileBytes: number): void;
  greyRow(rgb: number, count: number, out: number): void;
  structureTerms(a: number, b: number, width: number, out: number, stride: number): void;
  structureRow(
    terms: number,
    stride: number,
    oldest: number,
    width: number,
    taps: number,
    scratch: number,
    similarity: number,
    contrast: number,
    sums: number,
  ): void;
  halveRows(upper: number, lower: number, columns: number, out: number): void;
  gradientRow(a: number, b: number, stride: number, width: number, c: number, out: number, sums: number): void;
  finishRow(sums: number, quads: number, taps: number, plan: number, weights: number, out: number): void;
}

const opened = openKernels<Kernels>(kernelsWasm);
export const { kernels, take: takeKernelMemory, mark: markKernelMemory, release: releaseKernelMemory } = opened;

export const kernelBytes = (at: number, length: number) => new Uint8Array(opened.buffer(), at, length);
export const kernelFloats = (at: number, length: number) => new Float64Array(opened.buffer(), at, length);
export const kernelCounts = (at: number, length: number) => new Uint32Array(opened.buffer(), at, length);
export const kernelSingles = (at: number, length: number) => new Float32Array(opened.buffer(), at, length);
export const kernelWeights = (at: number, length: number) => new Int16Array(opened.buffer(), at, length);
