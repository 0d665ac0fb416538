import { describe, expect, test } from 'vitest';
import { elementReaders } from '../../native-models/checkpoint/element-readers.ts';
import { columnMajorStrides, gatherStrided, rowMajorStrides } from '../../native-models/checkpoint/gather-strided.ts';
import { liqeTensorFinder } from '../../native-models/families/liqe/liqe-weights.ts';
import { standardiseKernel } from '../../native-models/families/musiq/musiq-weights.ts';
import { transposeMatrix } from '../../native-models/onnx/transpose-matrix.ts';
import { quantiseColumns } from '../../native-models/transformer/quantised-loader.ts';

describe('numbers of every stored type', () => {
  test('float16: normal, subnormal, infinite, not a number', () => {
    const bits = Uint16Array.of(0x3c00, 0xc100, 0x7bff, 0x0001, 0x8000, 0x7c00, 0xfc00, 0x7e00);
    const values = [...elementReaders.float16.read(new Uint8Array(bits.buffer), true)];
    expect(values).toEqual([1, -2.5, 65504, 2 ** -24, -0, Infinity, -Infinity, Number.NaN]);
  });

  test('bfloat16 is the upper half of a float32', () => {
    const bits = Uint16Array.of(0x3f80, 0xc020, 0x4049);
    expect([...elementReaders.bfloat16.read(new Uint8Array(bits.buffer), true)]).toEqual([1, -2.5, 3.140625]);
  });

  test('float32 at any offset and in both byte orders', () => {
    const bytes = new Uint8Array(9);
    new DataView(bytes.buffer).setFloat32(1, 1.5, true);
    new DataView(bytes.buffer).setFloat32(5, -2, true);
    expect([...elementReaders.float32.read(bytes.subarray(1), true)]).toEqual([1.5, -2]);
    expect([...elementReaders.float32.read(bytes.subarray(1).reverse(), false)]).toEqual([-2, 1.5]);
  });

  test('integers keep their sign', () => {
    expect([...elementReaders.int64.read(new Uint8Array(BigInt64Array.of(-3n, 7n).buffer), true)]).toEqual([-3, 7]);
    expect([...elementReaders.int16.read(Uint8Array.of(0xff, 0xfe), false)]).toEqual([-2]);
    expect([...elementReaders.int8.read(Uint8Array.of(0xff), true)]).toEqual([-1]);
  });
});

describe('orders and layouts', () => {
  const values = Float32Array.from({ length: 6 }, (_, index) => index);

  test('strided views in C order', () => {
    expect(rowMajorStrides([2, 3, 4])).toEqual([12, 4, 1]);
    expect(columnMajorStrides([2, 3, 4])).toEqual([1, 2, 6]);
    expect([...gatherStrided(values, [3, 2], [1, 3], 0)]).toEqual([0, 3, 1, 4, 2, 5]);
    expect([...gatherStrided(values, [2], [2], 1)]).toEqual([1, 3]);
    expect([...gatherStrided(values, [], [], 4)]).toEqual([4]);
  });

  test('matrices are turned across block borders', () => {
    const rows = 70;
    const columns = 33;
    const matrix = Float32Array.from({ length: rows * columns }, (_, index) => index);
    const turned = transposeMatrix(matrix, rows, columns);
    expect([turned[1], turned[rows], turned[32 * rows + 69]]).toEqual([columns, 1, 69 * columns + 32]);
    expect(transposeMatrix(turned, columns, rows)).toEqual(matrix);
  });

  test('a standardised kernel has mean 0 and deviation 1 per output, in the order (out, in, h, w)', () => {
    const kernel = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
    const result = standardiseKernel(kernel, [2, 1, 2, 2]);
    const unit = 1 / (Math.sqrt(1.25) + 1e-5);
    const expected = [-1.5, 0.5, -0.5, 1.5].map((value) => value * unit);
    for (const [index, value] of expected.entries()) expect(result[index]).toBeCloseTo(value, 5);
    expect(result[4]).toBeCloseTo(-1.5 * 10 * (1 / (Math.sqrt(125) + 1e-5)), 5);
  });

  test('8-bit columns reach their largest value exactly', () => {
    const { integers, scales } = quantiseColumns(Float32Array.of(1, 0, -2, 0, 0.5, 0), 2);
    expect([...integers]).toEqual([64, 0, -127, 0, 32, 0]);
    expect(scales[0]! * 127).toBeCloseTo(2, 6);
  });
});

describe('names in LIQE checkpoints', () => {
  const tensor = { dims: [2], readFloat32: () => Float32Array.of(1, 2) };
  const finder = (name: string) => liqeTensorFinder({ tensors: new Map([[name, tensor]]), close: () => {} });

  test('with or without the prefix', () => {
    expect(finder('clip_model.ln_final.bias')('ln_final.bias', [2])).toBe(tensor);
    expect(finder('ln_final.bias')('ln_final.bias', [2])).toBe(tensor);
  });

  test('a missing tensor and a wrong shape are named', () => {
    expect(() => finder('other')('ln_final.bias', [2])).toThrow(/no LIQE checkpoint: "ln_final.bias" is missing/);
    expect(() => finder('ln_final.bias')('ln_final.bias', [512])).toThrow(/shape \[2\] where LIQE has \[512\]/);
  });
});
