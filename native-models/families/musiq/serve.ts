/**
 * @file MUSIQ behind a whole picture: `cut-patches.ts` and the positions of `musiq-scales.ts` as a graph, for any size. The small scales are the picture between two
 * matrices of gaussian weights.
 */
import { type GraphBuilder, int, readWeights, type Value } from '../../onnx/index.ts';
import { type Arithmetic, arithmeticOf } from '../../served/arithmetic.ts';
import type { ServeGraph } from '../family.ts';
import { addMusiq, outputsOf } from './build-musiq-graph.ts';
import { gridSide, patchFloats, patchSidePx } from './musiq-scales.ts';

const longSidesPx = [224, 384];

/** Patches [batch, n, 3072] of one scale, their places in the 10 by 10 grid [n] and the number of the scale [n]. */
interface CutScale {
  patches: Value;
  spatialIds: Value;
  scaleIds: Value;
}

/** Whether [target, source] pixels are within the taps' radius of each other. */
type Nearness = (graph: GraphBuilder, a: Arithmetic, source: Value, target: Value) => Value;

/** In double precision, as gaussianTaps asks it: on one of twenty sizes some pixel lies on the very edge, and rounding decides. */
const nearByDoubles: Nearness = (graph, a, source, target) => {
  const double = (value: number): Value =>
    graph.constant(`${target}/double/${value}`, 'float64', [1], new Uint8Array(Float64Array.of(value).buffer));
  const half = double(0.5);
  const halves = (count: Value): Value => a.add(a.cast(a.upTo(count), 'double'), half);
  const centre = a.mul(halves(target), a.div(a.cast(source, 'double'), a.cast(target, 'double')));
  return graph.node('Less', [
    graph.node('Abs', [a.sub(halves(source), a.reshape(centre, a.whole(-1, 1)))]),
    double(1.5),
  ]);
};

/** In whole numbers, for servers that make single precision of double: there a hundred pixels of a common size would fall on the wrong side. */
const nearByWholes: Nearness = (graph, a, source, target) =>
  graph.node('Less', [stepsBetween(graph, a, source, target), a.mul(target, a.whole(3))]);

/** Distances of pixels' middles, [target, source], in halves of a source pixel over `target`: whole numbers. */
function stepsBetween(graph: GraphBuilder, a: Arithmetic, source: Value, target: Value): Value {
  const oddUpTo = (count: Value): Value => a.add(a.mul(a.upTo(count), a.whole(2)), a.whole(1));
  const centres = a.reshape(a.mul(oddUpTo(target), source), a.whole(-1, 1));
  return graph.node('Abs', [a.sub(a.mul(oddUpTo(source), target), centres)]);
}

/** Weights [target, source] of one axis, as gaussianTaps gives them. */
function resizeMatrix(graph: GraphBuilder, a: Arithmetic, isNear: Nearness, source: Value, target: Value): Value {
  const width = a.cast(a.mul(target, a.whole(2)), 'float');
  const distance = a.div(a.cast(stepsBetween(graph, a, source, target), 'float'), width);
  const number = (value: number): Value => graph.floatConstant(`${target}/number/${value}`, [1], [value]);
  const fall = graph.node('Exp', [a.mul(a.mul(distance, distance), number(-2))]);
  const weights = graph.node('Where', [isNear(graph, a, source, target), fall, number(0)]);
  const sums = graph.node('ReduceSum', [weights, a.whole(1)], { keepdims: int(1) });
  return a.div(weights, sums);
}

/** A side of a small scale: float32 products, rounded half to even, at least 1. */
function scaledSide(graph: GraphBuilder, a: Arithmetic, side: Value, ratio: Value): Value {
  const rounded = graph.node('Round', [a.mul(a.cast(side, 'float'), ratio)]);
  return a.max(a.cast(rounded, 'int64'), a.whole(1));
}

/** `plane`: [batch, 3, height, width], -1..1. Padded with zero to whole patches, around the middle. */
function cutScale(graph: GraphBuilder, a: Arithmetic, plane: Value, scaleId: number): CutScale {
  const patch = a.whole(patchSidePx);
  const [height, width] = [a.side(plane, 2), a.side(plane, 3)];
  const countOf = (side: Value) => a.div(a.add(side, a.whole(patchSidePx - 1)), patch);
  const [rows, columns] = [countOf(height), countOf(width)];
  const restOf = (side: Value, count: Value) => a.sub(a.mul(count, patch), side);
  const [restY, restX] = [restOf(height, rows), restOf(width, columns)];
  const [top, left] = [a.div(restY, a.whole(2)), a.div(restX, a.whole(2))];
  const pads = a.join(a.whole(0, 0), top, left, a.whole(0, 0), a.sub(restY, top), a.sub(restX, left));
  const padded = graph.node('Pad', [plane, pads]);
  const grid = a.reshape(padded, a.join(a.whole(0, 3), rows, patch, columns, patch));
  const patches = a.reshape(
    a.turn(grid, [0, 2, 4, 1, 3, 5]),
    a.join(a.whole(0), a.mul(rows, columns), a.whole(patchFloats)),
  );
  const hashed = (count: Value): Value => {
    const step = a.div(graph.floatConstant(`scale${scaleId}/${count}/grid`, [1], [gridSide]), a.cast(count, 'float'));
    const places = a.cast(graph.node('Floor', [a.mul(a.cast(a.upTo(count), 'float'), step)]), 'int64');
    return a.min(places, a.whole(gridSide - 1));
  };
  const down = a.mul(a.reshape(hashed(rows), a.whole(-1, 1)), a.whole(gridSide));
  const spatialIds = a.reshape(a.add(down, hashed(columns)), a.whole(-1));
  const scaleIds = graph.node('Expand', [a.whole(scaleId), a.mul(rows, columns)]);
  return { patches, spatialIds: a.cast(spatialIds, 'int32'), scaleIds: a.cast(scaleIds, 'int32') };
}

export const serveMusiq: ServeGraph = (graph, picture, model, flavour) => {
  const { weights, metadata } = readWeights(model);
  if (metadata.architecture !== 'musiq') return null;
  const a = arithmeticOf(graph);
  const plane = a.cast(a.turn(picture, [0, 3, 1, 2]), 'float');
  const [height, width] = [a.side(plane, 2), a.side(plane, 3)];
  const longest = a.cast(a.max(height, width), 'float');
  const normalise = (value: Value): Value => {
    const share = a.div(value, graph.floatConstant(`${value}/full`, [1], [255]));
    return a.sub(
      a.mul(share, graph.floatConstant(`${value}/two`, [1], [2])),
      graph.floatConstant(`${value}/one`, [1], [1]),
    );
  };
  const isNear = flavour === 'standard' ? nearByWholes : nearByDoubles;
  const small = longSidesPx.map((longSidePx, id): CutScale => {
    const ratio = a.div(graph.floatConstant(`longSide${longSidePx}`, [1], [longSidePx]), longest);
    const [outHeight, outWidth] = [scaledSide(graph, a, height, ratio), scaledSide(graph, a, width, ratio)];
    const across = resizeMatrix(graph, a, isNear, width, outWidth);
    const down = resizeMatrix(graph, a, isNear, height, outHeight);
    const narrow = graph.node('MatMul', [plane, a.turn(across, [1, 0])]);
    return cutScale(graph, a, normalise(graph.node('MatMul', [down, narrow])), id);
  });
  const scales = [...small, cutScale(graph, a, normalise(plane), longSidesPx.length)];
  const joined = (name: keyof CutScale, axis: number): Value =>
    graph.node(
      'Concat',
      scales.map((scale) => scale[name]),
      { axis: int(axis) },
    );
  const inputs = {
    patches: joined('patches', 1),
    spatialIds: joined('spatialIds', 0),
    scaleIds: joined('scaleIds', 0),
  };
  return [{ name: 'scores', value: addMusiq(graph, weights, inputs, { flavour }), count: outputsOf(weights) }];
};
