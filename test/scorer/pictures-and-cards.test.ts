import { describe, expect, it } from 'vitest';
import { createCardAdapter } from '../../electron/scorer/card-adapter.ts';
import { blurPicture, compressPicture } from '../../electron/scorer/degrade-picture.ts';
import { goldenPictures, makeScene, sanityPictures } from '../../electron/scorer/golden-pictures.ts';
import type { CardInput } from '../../electron/scorer/protocol.ts';
import { resizePicture } from '../../electron/scorer/resize-picture.ts';
import { createGraphBuilder, modelToBytes } from '../../native-models/onnx/index.ts';
import { bakeDimensions, inspectModel } from '../../native-models/onnx-read/index.ts';

const input: CardInput = {
  name: 'x',
  widthPx: 2,
  heightPx: 2,
  layout: 'nchw',
  channels: 'rgb',
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  fit: 'stretch',
};
/** Red is the column, green the row, blue 9. */
const picture = (widthPx: number, heightPx: number) => ({
  widthPx,
  heightPx,
  data: Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return [pixel % widthPx, Math.floor(pixel / widthPx), 9][at % 3]!;
  }),
});
const single = { name: 'y', kind: 'single' } as const;
const feed = (card: CardInput, widthPx = 2, heightPx = 2) => [
  ...createCardAdapter(card, single).prepare([picture(widthPx, heightPx)]).x!.data,
];

describe('a card', () => {
  it('lays pixels out as it says', () => {
    expect(feed(input)).toEqual([0, 1, 0, 1, 0, 0, 1, 1, 9, 9, 9, 9]);
    expect(feed({ ...input, layout: 'nhwc' })).toEqual([0, 0, 9, 1, 0, 9, 0, 1, 9, 1, 1, 9]);
    expect(feed({ ...input, channels: 'bgr' })).toEqual([9, 9, 9, 9, 0, 0, 1, 1, 0, 1, 0, 1]);
    expect(feed({ ...input, scale: 2, mean: [1, 0, 8], std: [1, 2, 5] })).toEqual([
      -1, 1, -1, 1, 0, 0, 1, 1, 2, 2, 2, 2,
    ]);
  });

  it('cuts out the middle, or stretches', () => {
    expect(feed({ ...input, fit: 'centre-crop' }, 4, 2).slice(0, 8)).toEqual([1, 2, 1, 2, 0, 0, 1, 1]);
    expect(feed(input, 4, 2).slice(4, 8)).toEqual([0, 0, 1, 1]);
  });

  it('reads one number, a distribution, or logits, and says when there is none', () => {
    const outputs = { y: { data: Float32Array.of(1, 3), dims: [2, 1] } };
    expect(createCardAdapter(input, single).decode(outputs, 2)).toEqual([{ headline: 1 }, { headline: 3 }]);
    const card = { name: 'y', kind: 'distribution', ratings: [1, 5], logits: false } as const;
    const shares = { y: { data: Float32Array.of(0.25, 0.75), dims: [1, 2] } };
    expect(createCardAdapter(input, card).decode(shares, 1)).toEqual([{ headline: 4, distribution: [0.25, 0.75] }]);
    const [fromLogits] = createCardAdapter(input, { ...card, logits: true }).decode(
      { y: { data: Float32Array.of(2, 2), dims: [1, 2] } },
      1,
    );
    expect(fromLogits).toMatchObject({ headline: 3, distribution: [0.5, 0.5] });
    expect(() => createCardAdapter(input, card).decode(outputs, 2)).toThrow('its card says 2 each');
    expect(() => createCardAdapter(input, single).decode({}, 1)).toThrow('no output named "y"');
  });
});

describe('a card of any size', () => {
  const { widthPx: _width, heightPx: _height, ...free } = input;
  const tensor = (card: CardInput, widthPx: number, heightPx: number) =>
    createCardAdapter(card, single).prepare([picture(widthPx, heightPx)]).x!;

  it('takes the pixels as they are, or by one side, cut to whole multiples around the middle', () => {
    expect(tensor({ ...free, size: 'native' }, 5, 3).dims).toEqual([1, 3, 3, 5]);
    expect(tensor({ ...free, size: { longSidePx: 4 } }, 8, 6).dims).toEqual([1, 3, 3, 4]);
    expect(tensor({ ...free, size: { shortSidePx: 3 } }, 8, 6).dims).toEqual([1, 3, 3, 4]);
    const cut = tensor({ ...free, size: 'native', multipleOf: 4 }, 7, 5);
    expect(cut.dims).toEqual([1, 3, 4, 4]);
    expect([...cut.data].slice(0, 4)).toEqual([1, 2, 3, 4]);
    // A side shorter than the multiple is enlarged to it.
    expect(tensor({ ...free, size: 'native', multipleOf: 8 }, 4, 16).dims).toEqual([1, 3, 32, 8]);
  });

  it('puts pictures of one shape into one batch and no others', () => {
    const adapter = createCardAdapter({ ...free, size: 'native', multipleOf: 4 }, single);
    expect([adapter.batchKey(9, 5), adapter.batchKey(10, 7), adapter.batchKey(12, 7)]).toEqual(['8x4', '8x4', '12x4']);
    expect(() => adapter.prepare([picture(9, 5), picture(12, 7)])).toThrow('same shape');
  });

  it('lays crops from edge to edge and averages what the model says of them', () => {
    const card: CardInput = { ...free, crops: { kind: 'grid', widthPx: 2, heightPx: 2, columns: 3, rows: 1 } };
    const fed = tensor(card, 8, 4);
    expect(fed.dims).toEqual([3, 3, 2, 2]);
    // Columns 0, 3 and 6 are the left edges, row 1 the upper one.
    expect([0, 12, 24].map((at) => [fed.data[at], fed.data[at + 4]])).toEqual([
      [0, 1],
      [3, 1],
      [6, 1],
    ]);
    const outputs = { y: { data: Float32Array.of(1, 2, 6, 10, 20, 30), dims: [6, 1] } };
    expect(createCardAdapter(card, single).decode(outputs, 2)).toEqual([{ headline: 3 }, { headline: 20 }]);
    expect(tensor({ ...free, crops: { kind: 'centre', widthPx: 2, heightPx: 2 } }, 8, 4).dims).toEqual([1, 3, 2, 2]);
  });

  it('feeds several inputs with the same picture: the levels of a pyramid', () => {
    const half: CardInput = { ...free, name: 'half', size: { factor: 0.5 } };
    const adapter = createCardAdapter({ ...free, size: 'native' }, single, [half]);
    const feeds = adapter.prepare([picture(8, 4), picture(8, 4)]);
    expect([feeds.x!.dims, feeds.half!.dims]).toEqual([
      [2, 3, 4, 8],
      [2, 3, 2, 4],
    ]);
    expect(adapter.batchKey(8, 4)).toBe('8x4 4x2');
  });

  it('reads named numbers, the first as the headline', () => {
    const named = { name: 'y', kind: 'named', names: ['quality', 'noisy'] } as const;
    const outputs = { y: { data: Float32Array.of(0.5, 0.25), dims: [1, 2] } };
    expect(createCardAdapter(input, named).decode(outputs, 1)).toEqual([
      { headline: 0.5, attributes: { noisy: 0.25 } },
    ]);
  });

  it('holds an embedding against directions and their opposites', () => {
    const directions = [
      { name: 'good', toward: [1, 0], away: [0, 1] },
      { name: 'warm', toward: [0, 2] },
    ];
    const card = { name: 'y', kind: 'embedding', directions, logitScale: 2 } as const;
    const outputs = { y: { data: Float32Array.of(30, 40), dims: [1, 2] } };
    const [value] = createCardAdapter(input, card).decode(outputs, 1);
    // Cosines 0.6 and 0.8: the share of the first is 1 / (1 + exp(0.4)).
    expect(value!.headline).toBeCloseTo(1 / (1 + Math.exp(0.4)), 6);
    expect(value!.attributes!.warm).toBeCloseTo(0.8, 6);
  });
});

describe('resizing', () => {
  it('keeps flat areas and means, and averages when shrinking', () => {
    const flat = { widthPx: 7, heightPx: 5, data: new Uint8Array(105).fill(77) };
    expect(new Set(resizePicture(flat, 3, 9).data)).toEqual(new Set([77]));
    const stripes = {
      widthPx: 64,
      heightPx: 1,
      data: Uint8Array.from({ length: 192 }, (_, at) => (Math.floor(at / 3) % 2) * 200),
    };
    for (const value of resizePicture(stripes, 8, 1).data) expect(Math.abs(value - 100)).toBeLessThanOrEqual(8);
  });
});

describe('generated pictures', () => {
  it('are the same everywhere and unlike each other', () => {
    const all = [...goldenPictures()];
    expect(all).toHaveLength(48);
    const sums = all.map(({ picture: { data } }) =>
      data.reduce((sum, value, at) => (sum + value * (1 + (at % 251))) % 1_000_003, 0),
    );
    expect(new Set(sums).size).toBe(48);
    expect(sums.slice(0, 4)).toMatchInlineSnapshot(`
      [
        585677,
        615739,
        151305,
        58114,
      ]
    `);
    expect([...sanityPictures()].map(({ name }) => name).slice(0, 3)).toEqual(['sharp', 'blurred', 'compressed']);
  });

  it('are ruined as named', () => {
    const sharp = makeScene(1, 64, 48);
    const detail = ({ data }: { data: Uint8Array }) =>
      data.reduce((sum, value, at) => sum + Math.abs(value - (data[at + 3] ?? value)), 0);
    const blurred = blurPicture(sharp, 2);
    expect(detail(blurred)).toBeLessThan(detail(sharp) * 0.8);
    // At full quality only rounding is left of the transform there and back.
    const kept = compressPicture(sharp, 100).data;
    expect(Math.max(...kept.map((value, at) => Math.abs(value - sharp.data[at]!)))).toBeLessThanOrEqual(3);
    expect(detail(compressPicture(sharp, 1))).toBeLessThan(detail(sharp));
  });
});

describe('an ONNX file from somewhere', () => {
  const graph = createGraphBuilder('free');
  const x = graph.input('x', 'float32', ['batch', 3, 'height', 'width']);
  graph.output(graph.node('Relu', [x]), 'y', 'float32', ['batch', 3, 'height', 'width']);
  const bytes = modelToBytes(graph.finish({ '': 17 }));

  it('is described, and gets sizes where it left them free', () => {
    expect(inspectModel(bytes).inputs).toEqual([{ name: 'x', dims: [null, 3, null, null] }]);
    const baked = bakeDimensions(bytes, { batch: 300, height: 64, other: 1 });
    expect(inspectModel(baked).inputs).toEqual([{ name: 'x', dims: [300, 3, 64, null] }]);
    expect(inspectModel(baked).outputs).toEqual([{ name: 'y', dims: [300, 3, 64, null] }]);
    expect(bakeDimensions(bytes, {})).toEqual(Buffer.from(bytes));
  });

  it('is refused when it is none, cut off at any byte', () => {
    let refused = 0;
    for (let length = 0; length < bytes.length; length++) {
      try {
        inspectModel(bytes.subarray(0, length));
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        refused++;
      }
    }
    // Only cuts behind the graph leave a whole model.
    expect(refused).toBeGreaterThan(bytes.length * 0.8);
  });
});
