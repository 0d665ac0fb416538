import { beforeAll, describe, expect, test } from 'vitest';
import type { Picture } from '../../native-models/adapters/index.ts';
import { createMusiqAdapter } from '../../native-models/families/musiq/adapter.ts';
import { buildMusiqGraph } from '../../native-models/families/musiq/build-musiq-graph.ts';
import { specialiseMusiq } from '../../native-models/families/musiq/convert.ts';
import { createGraphBuilder, modelToBytes } from '../../native-models/onnx/index.ts';
import { inspectModel } from '../../native-models/onnx-read/index.ts';
import type { GraphFlavour } from '../../native-models/transformer/graph-flavour.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { scoreWith } from '../support/score-with.ts';
import { smallMusiqWeights } from '../support/small-musiq.ts';

const picture: Picture = { data: plasma(96, 64), widthPx: 96, heightPx: 64 };
const adapter = createMusiqAdapter();
let converted: Uint8Array;
beforeAll(() => {
  converted = modelToBytes(buildMusiqGraph(smallMusiqWeights(2), { flavour: 'cpu' }));
});

async function score(model: Uint8Array): Promise<number> {
  const session = await openSession(model);
  const [value] = await scoreWith(session, adapter, [picture]);
  await session.release();
  return value!.headline;
}

describe('a converted model written anew', () => {
  test.each(['fused', 'standard'] as const)('%s, sizes baked in: the same score', async (flavour: GraphFlavour) => {
    const dimensions = adapter.dimensions(picture.widthPx, picture.heightPx, 1);
    const specialised = specialiseMusiq(converted, { flavour, dimensions })!;
    const { inputs, foreignDomains } = inspectModel(specialised);
    expect(inputs.find(({ name }) => name === 'patches')?.dims).toEqual([1, dimensions.tokens, 3072]);
    expect(foreignDomains).toEqual([]);
    expect(Math.abs((await score(specialised)) - (await score(converted)))).toBeLessThan(1e-4);
  });

  test('the same flavour without sizes is the same file', () => {
    expect(Buffer.from(specialiseMusiq(converted, { flavour: 'cpu' })!).equals(Buffer.from(converted))).toBe(true);
  });

  test('8-bit integers: close to the float32 score, in a smaller file', async () => {
    const specialised = specialiseMusiq(converted, { flavour: 'cpu', int8: true })!;
    expect(specialised.length).toBeLessThan(converted.length - 2 * 3 * 384 * 1152 * 3);
    const difference = Math.abs((await score(specialised)) - (await score(converted)));
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1);
    expect(() => specialiseMusiq(converted, { flavour: 'fused', int8: true })).toThrow(/for the CPU/);
  });

  test('a model of somebody else is left alone', () => {
    const graph = createGraphBuilder('other');
    graph.output(graph.node('Relu', [graph.input('x', 'float32', [1])]), 'y', 'float32', [1]);
    expect(specialiseMusiq(modelToBytes(graph.finish({ '': 20 })), { flavour: 'fused' })).toBeNull();
  });
});
