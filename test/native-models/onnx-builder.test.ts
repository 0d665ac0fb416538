import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createGraphBuilder,
  float,
  int,
  ints,
  modelToBytes,
  type OnnxModel,
  string,
  writeModel,
} from '../../native-models/onnx/index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chinagraph-onnx-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** relu(gemm(x, w, b)) summed over the last axis, with every kind of attribute that nodes use. */
function smallModel(): OnnxModel {
  const graph = createGraphBuilder('small');
  const x = graph.input('x', 'float32', ['rows', 3]);
  const w = graph.floatConstant('w', [2, 3], [1, 2, 3, -4, -5, -6]);
  const b = graph.constant('b', 'float32', [2], () => new Uint8Array(Float32Array.of(10, 20).buffer));
  const y = graph.node('Gemm', [x, w, b], { transB: int(1), alpha: float(0.5) });
  const sum = graph.node('ReduceSum', [graph.node('Relu', [y]), graph.intConstant([-1])], { keepdims: int(0) });
  const [left] = graph.nodes('Split', [y, graph.intConstant([1, 1])], 2, { axis: int(1) });
  graph.output(sum, 'sum', 'float32', ['rows']);
  graph.output(graph.node('Transpose', [left!], { perm: ints([1, 0]) }), 'left', 'float32', [1, 'rows']);
  return graph.finish({ '': 20 }, { made: 'for a test' });
}

async function run(session: ort.InferenceSession) {
  const x = new ort.Tensor('float32', Float32Array.of(1, 1, 1, 0, 0, 2), [2, 3]);
  const outputs = await session.run({ x });
  return { sum: [...(outputs.sum!.data as Float32Array)], left: [...(outputs.left!.data as Float32Array)] };
}

describe('graph builder', () => {
  test('a built graph runs', async () => {
    const session = await ort.InferenceSession.create(modelToBytes(smallModel()));
    expect(await run(session)).toEqual({ sum: [13 + 12.5, 13 + 14], left: [13, 13] });
  });

  test('the written file is the same bytes, named only when complete', async () => {
    const path = join(folder, 'small.onnx');
    const fractions: number[] = [];
    const { bytes, sha256 } = await writeModel(smallModel(), path, {
      onProgress: (fraction) => fractions.push(fraction),
    });
    const file = await readFile(path);
    expect(file).toEqual(Buffer.from(modelToBytes(smallModel())));
    expect(bytes).toBe(file.length);
    expect(sha256).toBe(createHash('sha256').update(file).digest('hex'));
    expect(fractions.at(-1)).toBe(1);
    expect(await readdir(folder)).toEqual(['small.onnx']);
    expect((await run(await ort.InferenceSession.create(path))).left).toEqual([13, 13]);
  });

  test('an abort leaves nothing behind', async () => {
    const controller = new AbortController();
    const written = writeModel(smallModel(), join(folder, 'small.onnx'), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(written).rejects.toThrow(/abort/i);
    expect(await readdir(folder)).toEqual([]);
  });

  test('wiring mistakes are found while building', () => {
    const graph = createGraphBuilder('wrong');
    const other = createGraphBuilder('other');
    expect(() => graph.node('Relu', [other.input('elsewhere', 'float32', [1])])).toThrow(/unknown elsewhere/);
    expect(() => graph.floatConstant('w', [2, 2], [1, 2, 3])).toThrow(/12 bytes do not fill/);
    graph.input('x', 'float32', [1]);
    expect(() => graph.input('x', 'float32', [1])).toThrow(/taken/);
    expect(() => graph.finish({ '': 20 })).toThrow(/no output/);
    expect(string('a').kind).toBe('string');
  });
});
