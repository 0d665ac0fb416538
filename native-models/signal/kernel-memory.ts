/** @file WebAssembly kernels and the memory that they work in: given out from the bottom up, taken back to a mark. */

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

/** As much of the standard as is used; Node's types leave it to the browser's. */
interface WebAssemblyInNode {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: object };
}

const { Module, Instance } = (globalThis as object as { WebAssembly: WebAssemblyInNode }).WebAssembly;

export interface KernelMemory<Kernels> {
  readonly kernels: Kernels;
  /**
   * `bytes` bytes of the kernels' memory, whatever they hold, until `release` of a mark below. Taking may move the memory: views made before are
   * detached, addresses stay.
   */
  take(bytes: number): number;
  /** Where memory is taken next: give it to `release` once everything taken since is done with. */
  mark(): number;
  release(mark: number): void;
  buffer(): ArrayBuffer;
}

const pageBytes = 65_536;
/** Kernels work in whole vectors and read and write a little beyond the end. */
const slackBytes = 64;
/** Nothing lies at address 0. */
const bottom = 64;

/** `wasm`: a module in base64 that exports its memory and whatever `Kernels` says. */
export function openKernels<Kernels>(wasm: string): KernelMemory<Kernels> {
  const kernels = new Instance(new Module(Buffer.from(wasm, 'base64'))).exports as Kernels & { memory: Memory };
  let top = bottom;
  return {
    kernels,
    take: (bytes) => {
      const at = top;
      top = Math.ceil((at + bytes + slackBytes) / 16) * 16;
      const missing = top - kernels.memory.buffer.byteLength;
      if (missing > 0) kernels.memory.grow(Math.ceil(missing / pageBytes));
      return at;
    },
    mark: () => top,
    release: (mark) => {
      top = mark;
    },
    buffer: () => kernels.memory.buffer,
  };
}
