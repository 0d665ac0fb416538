/** @file Each TFLite operator that is rewritten, on a tiny model run by ONNX Runtime. Expected values by hand. */
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { CheckpointError } from '../../native-models/checkpoint/index.ts';
import { createGraphBuilder, modelToBytes } from '../../native-models/onnx/index.ts';
import { halfToNumber, permute } from '../../native-models/tflite/constants.ts';
import { lowerGraph } from '../../native-models/tflite/lower-graph.ts';
import { explicitPads } from '../../native-models/tflite/lower-picture-operators.ts';
import { readTfliteModel } from '../../native-models/tflite/read-model.ts';
import { floats, i32, ints, type TestOperator, type TestTensor, u8, writeTflite } from '../support/write-tflite.ts';

type Small = { tensors: TestTensor[]; operators: TestOperator[]; output?: number };

/** Tensor 0 is the input, the last one the output unless another is named. */
async function run({ tensors, operators, output = tensors.length - 1 }: Small, input: number[]): Promise<number[]> {
  const bytes = writeTflite({ tensors, operators, inputs: [0], outputs: [output] });
  const model = readTfliteModel(bytes);
  const graph = createGraphBuilder('small');
  const shape = tensors[0]!.shape;
  const image = graph.input('x', 'float32', shape);
  const [wanted] = lowerGraph(model, graph, image, [output]);
  graph.output(wanted!, 'y', 'float32', tensors[output]!.shape);
  const session = await ort.InferenceSession.create(modelToBytes(graph.finish({ '': 20 })));
  const { y } = await session.run({ x: new ort.Tensor('float32', Float32Array.from(input), shape) });
  return [...(y!.data as Float32Array)];
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('pictures', () => {
  it('convolves with stride 2 and SAME padding at the end', async () => {
    // A 4x4 ramp, 3x3 ones: output (1, 1) covers rows and columns 2, 3 and one padded line.
    const small: Small = {
      tensors: [
        { shape: [1, 4, 4, 1] },
        { shape: [1, 3, 3, 1], data: floats(Array<number>(9).fill(1)) },
        { shape: [1], data: floats([0.5]) },
        { shape: [1, 2, 2, 1] },
      ],
      operators: [{ code: 3, inputs: [0, 1, 2], outputs: [3], options: [u8(0), i32(2), i32(2)] }],
    };
    expect(await run(small, range(16))).toEqual([54.5, 45.5, 72.5, 54.5]);
  });

  it('keeps channels apart in a depthwise convolution and fuses RELU', async () => {
    const small: Small = {
      tensors: [
        { shape: [1, 1, 2, 2] },
        { shape: [1, 1, 1, 2], data: floats([10, -1]) },
        { shape: [2], data: floats([0, 0]) },
        { shape: [1, 1, 2, 2] },
      ],
      operators: [{ code: 4, inputs: [0, 1, 2], outputs: [3], options: [u8(1), i32(1), i32(1), i32(1), u8(1)] }],
    };
    expect(await run(small, [1, 2, 3, 4])).toEqual([10, 0, 30, 0]);
  });

  it('runs a 1x1 convolution as a product over the last axis, with float16 weights', async () => {
    const half = new Uint8Array(Uint16Array.from([0x3c00, 0x4000, 0xbc00, 0x3800]).buffer); // 1, 2, -1, 0.5
    const small: Small = {
      tensors: [
        { shape: [1, 1, 2, 2] },
        { shape: [2, 1, 1, 2], type: 1, data: half },
        { shape: [2, 1, 1, 2] },
        { shape: [2], data: floats([0, 100]) },
        { shape: [1, 1, 2, 2] },
      ],
      operators: [
        { code: 6, inputs: [1], outputs: [2] },
        { code: 3, inputs: [0, 2, 3], outputs: [4], options: [u8(1), i32(1), i32(1)] },
      ],
    };
    expect(await run(small, [1, 2, 3, 4])).toEqual([5, 100, 11, 99]);
  });

  it('pools, pads channels and applies one slope per channel', async () => {
    const small: Small = {
      tensors: [
        { shape: [1, 2, 2, 1] },
        { shape: [1, 1, 1, 1] },
        { shape: [4, 2], type: 2, data: ints([0, 0, 0, 0, 0, 0, 0, 1]) },
        { shape: [1, 1, 1, 2] },
        { shape: [1, 1, 2], data: floats([0.25, 0.5]) },
        { shape: [1, 1, 1, 2] },
      ],
      operators: [
        { code: 17, inputs: [0], outputs: [1], options: [u8(0), i32(2), i32(2), i32(2), i32(2)] },
        { code: 34, inputs: [1, 2], outputs: [3] },
        { code: 54, inputs: [3, 4], outputs: [5] },
      ],
    };
    expect(await run(small, [-8, -4, -6, -7])).toEqual([-1, 0]);
  });

  it('pads as TFLite does: the odd pixel at the end', () => {
    const size = { height: 5, width: 6 };
    expect(explicitPads(true, size, { height: 3, width: 3 }, { height: 2, width: 2 })).toEqual([1, 0, 1, 1]);
    expect(explicitPads(true, size, { height: 2, width: 2 }, { height: 2, width: 2 })).toEqual([0, 0, 1, 0]);
    expect(explicitPads(false, size, { height: 3, width: 3 }, { height: 1, width: 1 })).toEqual([0, 0, 0, 0]);
  });
});

describe('tensors', () => {
  it('normalises as the blendshape network does: mean over a scalar axis, squared difference, rsqrt', async () => {
    const small: Small = {
      tensors: [
        { shape: [1, 2, 2] },
        { shape: [], type: 2, data: ints([-1]) },
        { shape: [1, 2, 1] },
        { shape: [1, 2, 2] },
        { shape: [1, 2, 2] },
        { shape: [1, 2, 2] },
      ],
      operators: [
        { code: 40, inputs: [0, 1], outputs: [2], options: [u8(1)] },
        { code: 99, inputs: [0, 2], outputs: [3] },
        { code: 76, inputs: [3], outputs: [4] },
        { code: 59, inputs: [4], outputs: [5] },
      ],
    };
    expect(await run(small, [0, 4, 10, 11])).toEqual([-0.5, -0.5, -2, -2]);
  });

  it('slices to masked ends and drops shrunk axes', async () => {
    const small: Small = {
      tensors: [
        { shape: [1, 2, 3] },
        { shape: [3], type: 2, data: ints([0, 0, 0]) },
        { shape: [3], type: 2, data: ints([1, 1, 9]) },
        { shape: [3], type: 2, data: ints([1, 1, 1]) },
        { shape: [3] },
      ],
      operators: [
        {
          code: 45,
          inputs: [0, 1, 2, 3],
          outputs: [4],
          options: [i32(0), i32(4), i32(0), i32(0), i32(3)],
        },
      ],
    };
    expect(await run(small, range(6))).toEqual([1, 2, 3]);
  });

  it('leaves out operators that the wanted output does not need', async () => {
    const small: Small = {
      tensors: [{ shape: [2] }, { shape: [2] }, { shape: [2] }],
      operators: [
        { code: 59, inputs: [0], outputs: [1] },
        { code: 75, inputs: [1], outputs: [2] },
      ],
      output: 1,
    };
    expect(await run(small, [1, -2])).toEqual([-1, 2]);
  });

  it('widens half precision exactly and reorders axes', () => {
    expect([0x0001, 0x3555, 0xc000, 0x7bff, 0x7c00].map(halfToNumber)).toEqual([
      2 ** -24,
      0.333251953125,
      -2,
      65504,
      Number.POSITIVE_INFINITY,
    ]);
    const turned = permute(Float32Array.from(range(6)), [1, 2, 3], [2, 0, 1]);
    expect(turned.shape).toEqual([3, 1, 2]);
    expect([...turned.values]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});

describe('models that cannot be used', () => {
  const conv = (weights: TestTensor): Small => ({
    tensors: [{ shape: [1, 4, 4, 3] }, weights, { shape: [1], data: floats([0]) }, { shape: [1, 4, 4, 1] }],
    operators: [{ code: 3, inputs: [0, 1, 2], outputs: [3], options: [u8(0), i32(1), i32(1)] }],
  });

  it.each([
    ['weights for other channels', conv({ shape: [1, 3, 3, 2], data: floats(Array<number>(18).fill(1)) })],
    ['computed weights', conv({ shape: [1, 3, 3, 3] })],
    ['fewer values than the shape says', conv({ shape: [1, 3, 3, 3], data: floats([1, 2]) })],
    ['an unknown operator', { ...conv({ shape: [] }), operators: [{ code: 120, inputs: [0], outputs: [3] }] }],
    [
      'a value used before it is made',
      { ...conv({ shape: [1] }), operators: [{ code: 59, inputs: [1], outputs: [3] }] },
    ],
  ])('refuses %s', async (_name, small) => {
    await expect(run(small, Array<number>(48).fill(0))).rejects.toThrow(CheckpointError);
  });
});
