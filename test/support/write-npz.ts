/** @file Writes stand-in weights as the released MUSIQ archives have them, optimiser state included. */
import { fillTensor, type StandInTensor } from './stand-in-weights.ts';
import { writeZip, type ZipPiece } from './write-zip.ts';

/** A version 1.0 `.npy` file of little-endian float32 in C order. */
function npyBytes(dims: readonly number[], values: Float32Array): Uint8Array {
  const shape = dims.length === 1 ? `${dims[0]},` : dims.join(', ');
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape}), }`;
  const padded = `${header.padEnd(Math.ceil((header.length + 11) / 64) * 64 - 11)}\n`;
  const head = Buffer.from(`\x93NUMPY\x01\x00\x00\x00${padded}`, 'latin1');
  head.writeUInt16LE(padded.length, 8);
  return Buffer.concat([head, new Uint8Array(values.buffer)]);
}

/** Writes the tensors, with a step counter and second moments riding along under `opt/state`. */
export function writeStandInNpz(path: string, tensors: readonly StandInTensor[]): void {
  function* pieces(): Generator<ZipPiece> {
    yield { name: 'opt/state/step.npy', data: npyBytes([], Float32Array.of(7)) };
    for (const tensor of tensors) {
      const name = tensor.name.replace('opt/target', 'opt/state/param_states');
      if (tensor.dims.length === 1)
        yield { name: `${name}/grad_sq_ema.npy`, data: npyBytes(tensor.dims, fillTensor(tensor)) };
      yield { name: `${tensor.name}.npy`, data: npyBytes(tensor.dims, fillTensor(tensor)) };
    }
  }
  writeZip(path, pieces());
}
