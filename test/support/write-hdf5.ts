/** @file Weights in HDF5 as Keras lays them out, written by the HDF5 library itself. */
import { writeFileSync } from 'node:fs';
import h5wasm from 'h5wasm/node';
import { fillTensor, type StandInTensor } from './stand-in-weights.ts';

/** Names are "<layer>/<weight>"; each becomes <layer>/<layer>/<weight>:0. */
export async function writeHdf5(path: string, tensors: readonly StandInTensor[]): Promise<void> {
  await h5wasm.ready;
  writeFileSync(path, '');
  const file = new h5wasm.File(path, 'w');
  for (const tensor of tensors) {
    const [layer, weight] = tensor.name.split('/') as [string, string];
    const outer = (file.get(layer) ?? file.create_group(layer)) as InstanceType<typeof h5wasm.Group>;
    const inner = (outer.get(layer) ?? outer.create_group(layer)) as InstanceType<typeof h5wasm.Group>;
    inner.create_dataset({ name: `${weight}:0`, data: fillTensor(tensor), shape: [...tensor.dims] });
  }
  file.close();
}
