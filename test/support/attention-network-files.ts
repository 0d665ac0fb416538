/** @file Checkpoints of networks made of vision transformers in their released formats and at few numbers, filled by the formula of stand-in weights. */
import { join } from 'node:path';
import { type AFineSizes, aFineShapes } from '../../native-models/families/a-fine/build-a-fine-graph.ts';
import { type ManiqaSizes, maniqaShapes } from '../../native-models/families/maniqa/sizes.ts';
import { clipBlocks, standInTensors } from './network-files.ts';
import { writeStandInPt } from './write-pt.ts';

const smallAFine: AFineSizes = { width: 128, heads: 2, layers: 2, patchPx: 32, places: 50, hidden: 128 };
export const wholeAFine: AFineSizes = { ...smallAFine, width: 768, heads: 12, layers: 12 };

/** One file with CLIP trained further, two heads, curves and an exponent, each a dictionary of its own. */
export function writeAFine(dir: string, sizes: AFineSizes = smallAFine): string {
  const file = join(dir, 'afine.pth');
  const shapes = new Map([...aFineShapes(sizes), ...clipBlocks('visual.', sizes.width, sizes.layers)]);
  const curves: Record<string, number> = {
    ...{ 'fidelity_scale.yita3': 0.02, 'fidelity_scale.yita4': 0.05, 'natural_scale.yita3': 0.1 },
    ...{ 'natural_scale.yita4': 1.5, 'adapter.k': 0.5 },
  };
  const tensors = standInTensors(shapes).map((tensor) => {
    const { name } = tensor;
    const named = { ...tensor, name: name.startsWith('visual.') ? `finetuned_clip.${name}` : name };
    if (name in curves) return { ...named, gain: 0, offset: curves[name]! };
    return name.startsWith('fidelity.') ? { ...named, gain: 0.3, offset: 0.1 } : named;
  });
  writeStandInPt(file, tensors);
  return file;
}

const smallManiqa: ManiqaSizes = { width: 128, patchPx: 28, side: 8, hidden: 128, heads: 4 };
export const wholeManiqa: ManiqaSizes = { width: 768, patchPx: 8, side: 28, hidden: 768, heads: 4 };

/** As its authors save it: one dictionary. */
export function writeManiqa(dir: string, sizes: ManiqaSizes = smallManiqa): string {
  const file = join(dir, 'maniqa.pt');
  // Small steps from what a layer is given, as learned ones take them: attention would fall on single channels. Worth is seldom below 0.
  const tensors = standInTensors(maniqaShapes(sizes)).map((tensor) => {
    const { name, gain } = tensor;
    if (/^tablock.*weight$|layers.*conv.weight$/.test(name)) return { ...tensor, gain: gain / 4 };
    if (/proj.weight$|fc2.weight$|^conv|^fc_.*weight$/.test(name)) return { ...tensor, gain: gain / 3 };
    return name === 'fc_score.3.bias' ? { ...tensor, offset: 0.5 } : tensor;
  });
  writeStandInPt(file, tensors);
  return file;
}
