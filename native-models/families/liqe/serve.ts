/** @file LIQE behind a whole picture whose sides are at least 224: `liqe-crops.ts` as a graph. Windows begin at whole patches, so they are rows of one table of patches. */
import { int, readWeights } from '../../onnx/index.ts';
import { arithmeticOf } from '../../served/arithmetic.ts';
import type { ServeGraph } from '../family.ts';
import { addLiqe } from './build-liqe-graph.ts';
import { cropSidePx, patchesPerCrop, patchFloats } from './liqe-crops.ts';
import { promptCount } from './liqe-marginals.ts';

const patchSidePx = 32;
const maximumCrops = 15;
const across = cropSidePx / patchSidePx;

export const serveLiqe: ServeGraph = (graph, picture, model, flavour) => {
  const { weights, metadata } = readWeights(model);
  if (metadata.architecture !== 'liqe') return null;
  const a = arithmeticOf(graph);
  const patch = a.whole(patchSidePx);
  const gridRows = a.div(a.side(picture, 1), patch);
  const gridColumns = a.div(a.side(picture, 2), patch);
  const ends = a.join(a.mul(gridRows, patch), a.mul(gridColumns, patch));
  const whole = graph.node('Slice', [picture, a.whole(0, 0), ends, a.whole(1, 2)]);
  const grid = a.reshape(whole, a.join(a.whole(0), gridRows, patch, gridColumns, patch, a.whole(3)));
  const table = a.reshape(
    a.turn(grid, [0, 1, 3, 2, 4, 5]),
    a.join(a.whole(0), a.mul(gridRows, gridColumns), a.whole(patchFloats)),
  );

  // Windows by their number, row by row; every step-th, fifteen at most.
  const rows = a.sub(gridRows, a.whole(across - 1));
  const columns = a.sub(gridColumns, a.whole(across - 1));
  const count = a.mul(rows, columns);
  const step = a.max(a.div(count, a.whole(maximumCrops)), a.whole(1));
  const taken = a.min(a.div(a.sub(a.add(count, step), a.whole(1)), step), a.whole(maximumCrops));
  const numbers = a.mul(a.upTo(taken), step);
  const down = a.div(numbers, columns);
  const right = a.sub(numbers, a.mul(down, columns));
  const corner = a.reshape(a.add(a.mul(down, gridColumns), right), a.whole(-1, 1));
  const inside = Array.from({ length: patchesPerCrop }, (_, i) => i);
  const insideRows = a.whole(...inside.map((i) => Math.floor(i / across)));
  const insideColumns = a.whole(...inside.map((i) => i % across));
  const places = a.add(corner, a.add(a.mul(insideRows, gridColumns), insideColumns));
  const crops = a.reshape(
    graph.node('Gather', [table, places], { axis: int(1) }),
    a.whole(-1, patchesPerCrop, patchFloats),
  );

  const logits = addLiqe(graph, weights, a.cast(crops, 'float'), { flavour });
  const perPicture = a.reshape(logits, a.join(a.side(picture, 0), taken, a.whole(promptCount)));
  const mean = graph.node('ReduceMean', [perPicture, a.whole(1)], { keepdims: int(0) });
  return [{ name: 'logits', value: mean, count: promptCount }];
};
