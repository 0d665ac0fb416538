/**
 * @file Arithmetic over whole pictures in WebAssembly SIMD, for what every photo goes through: measures and tiers. In JavaScript the same
 * sums took more than twice as long. Sources in ./kernels; addresses are bytes in `memory`.
 */
import { kernelsWasm } from './kernels-wasm.ts';

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

/** As much of the standard as is used; Node's types leave it to the browser's. */
interface WebAssemblyInNode {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
}

/** See ./kernels for what each does. */
interface Kernels {
  readonly memory: Memory;
  luma(rgb: number, count: number, out: number): void;
  copy(from: number, bytes: number, to: number): void;
  lumaEvery(rgb: number, count: number, step: number, out: number): void;
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

const { Module, Instance } = (globalThis as object as { WebAssembly: WebAssemblyInNode }).WebAssembly;
export const kernels = new Instance(new Module(Buffer.from(kernelsWasm, 'base64'))).exports as Kernels;

const pageBytes = 65_536;
/** Kernels work in whole vectors and read and write a little beyond the end. */
const slackBytes = 64;
/** Nothing lies at address 0. */
const bottom = 64;
let top = bottom;

/**
 * `bytes` bytes of the kernels' memory, whatever they hold, until `releaseKernelMemory` of a mark below. Taking may move the memory: views made
 * before are detached, addresses stay.
 */
export function takeKernelMemory(bytes: number): number {
  const at = top;
  top = Math.ceil((at + bytes + slackBytes) / 16) * 16;
  const missing = top - kernels.memory.buffer.byteLength;
  if (missing > 0) kernels.memory.grow(Math.ceil(missing / pageBytes));
  return at;
}

/** Where memory is taken next: give it to `releaseKernelMemory` once everything taken since is done with. */
export const markKernelMemory = (): number => top;

export function releaseKernelMemory(mark: number): void {
  top = mark;
}

export const kernelBytes = (at: number, length: number) => new Uint8Array(kernels.memory.buffer, at, length);
export const kernelFloats = (at: number, length: number) => new Float64Array(kernels.memory.buffer, at, length);
export const kernelCounts = (at: number, length: number) => new Uint32Array(kernels.memory.buffer, at, length);
export const kernelSingles = (at: number, length: number) => new Float32Array(kernels.memory.buffer, at, length);
export const kernelWeights = (at: number, length: number) => new Int16Array(kernels.memory.buffer, at, length);
