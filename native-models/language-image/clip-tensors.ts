/** @file The tensors of a CLIP checkpoint (Radford et al. 2021), whichever code saved it, every shape checked. */
import { type Checkpoint, CheckpointError, type CheckpointTensor } from '../checkpoint/index.ts';

export type FindTensor = (name: string, dims: readonly number[]) => CheckpointTensor;

/** Finds tensors under their names with or without the prefix that LIQE's code gives them. `network` is for messages. */
export function clipTensorFinder(checkpoint: Checkpoint, network: string): FindTensor {
  return (name, dims) => {
    const found = checkpoint.tensors.get(`clip_model.${name}`) ?? checkpoint.tensors.get(name);
    if (found === undefined) throw new CheckpointError(`this file is no ${network} checkpoint: "${name}" is missing`);
    if (found.dims.join() !== dims.join())
      throw new CheckpointError(`"${name}" has the shape [${found.dims}] where ${network} has [${dims}]`);
    return found;
  };
}

export interface TowerSize {
  readonly width: number;
  readonly heads: number;
  readonly layers: number;
}

/** CLIP's heads are 64 wide, always. */
export const headWidth = 64;

/** Sizes of a tower as a checkpoint has them. Throws where it has no such tower. */
export function towerSize(checkpoint: Checkpoint, network: string, prefix: '' | 'visual.'): TowerSize {
  const blocks = `${prefix}transformer.resblocks.`;
  const first = checkpoint.tensors.get(`${blocks}0.ln_1.weight`);
  const [width = 0] = first?.dims ?? [];
  if (!first || width % headWidth !== 0 || width === 0)
    throw new CheckpointError(
      `this file is no ${network} checkpoint: "${blocks}0.ln_1.weight" is missing or no multiple of ${headWidth}`,
    );
  let layers = 1;
  while (checkpoint.tensors.has(`${blocks}${layers}.ln_1.weight`)) layers++;
  return { width, heads: width / headWidth, layers };
}
