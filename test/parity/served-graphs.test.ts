/** @file Graphs for servers: a whole picture in, the numbers of the local CPU out, one by one and in a batch. */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbersOf } from '../../electron/scorer/self-test.ts';
import type { Picture } from '../../native-models/adapters/index.ts';
import { familyOfModel } from '../../native-models/families/index.ts';
import { createLiqeAdapter } from '../../native-models/families/liqe/adapter.ts';
import { createMusiqAdapter } from '../../native-models/families/musiq/adapter.ts';
import { buildMusiqGraph } from '../../native-models/families/musiq/build-musiq-graph.ts';
import { modelToBytes } from '../../native-models/onnx/index.ts';
import { buildServedGraph } from '../../native-models/served/build-served-graph.ts';
import { pictureInput, servedOutput } from '../../native-models/served/served-name.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { largestDifference, scoreWith } from '../support/score-with.ts';
import { describeShared } from '../support/shared.ts';
import { smallMusiqWeights } from '../support/small-musiq.ts';
import { standInModel } from '../support/stand-in-models.ts';
import {
  type ExpectedScores,
  expectedImages,
  generatedPicture,
  generatedPictures,
  imagePicture,
} from './expected-scores.ts';

const servedFrom = async (models: readonly { id: string; model: Uint8Array }[], flavour: 'cpu' | 'standard') => {
  const parts = models.map((one) => ({ ...one, family: familyOfModel(one.id)! }));
  return openSession(modelToBytes((await buildServedGraph(parts, flavour))!.onnx));
};

/** What a server gives for pictures of one size: rows of each output. */
async function ask(session: ort.InferenceSession, pictures: readonly Picture[]) {
  const [{ widthPx, heightPx }] = pictures as [Picture];
  const data = Buffer.concat(pictures.map((one) => one.data));
  const tensor = new ort.Tensor('uint8', data, [pictures.length, heightPx, widthPx, 3]);
  const outputs = await session.run({ [pictureInput]: tensor });
  return (id: string, output: string) => {
    const { data: numbers, dims } = outputs[servedOutput(id, output)]!;
    return { data: numbers as Float32Array, dims };
  };
}
const musiq = createMusiqAdapter();
const liqe = createLiqeAdapter();

describe('MUSIQ is cut in the graph as it is cut here, at any size', () => {
  const id = 'musiq-koniq';
  let cut: ort.InferenceSession;
  let whole: ort.InferenceSession;
  beforeAll(async () => {
    const model = modelToBytes(buildMusiqGraph(smallMusiqWeights(1), { flavour: 'cpu' }));
    cut = await openSession(model);
    whole = await servedFrom([{ id, model }], 'standard');
  });
  afterAll(() => Promise.all([cut.release(), whole.release()]));

  // Scales that fall on whole pixels, on halves, and on neither; sides that are whole patches and sides that are not.
  const sizes = [
    [1024, 683],
    [301, 999],
    [1000, 37],
    [224, 224],
  ] as const;
  test.each(sizes)('%i x %i', async (widthPx, heightPx) => {
    const picture = { data: plasma(widthPx, heightPx), widthPx, heightPx };
    const [expected] = await scoreWith(cut, musiq, [picture]);
    const [served] = musiq.decode({ scores: (await ask(whole, [picture]))(id, 'scores') }, 1);
    expect(Math.abs(served!.headline - expected!.headline)).toBeLessThan(0.001);
  });
});

describe('MUSIQ and LIQE in one graph, one upload for both', () => {
  let session: ort.InferenceSession;
  beforeAll(async () => {
    const ids = ['musiq-koniq', 'liqe-mix'] as const;
    const models = await Promise.all(
      ids.map(async (id) => ({ id, model: readFileSync((await standInModel(id)).onnxPath) })),
    );
    session = await servedFrom(models, 'cpu');
  }, 300_000);
  afterAll(() => session?.release());

  const both = async (pictures: readonly Picture[]) => {
    const read = await ask(session, pictures);
    const opinions = musiq.decode({ scores: read('musiq-koniq', 'scores') }, pictures.length);
    const qualities = liqe.decode({ logits: read('liqe-mix', 'logits') }, pictures.length);
    return opinions.map((opinion, i) => ({ opinion, quality: qualities[i]! }));
  };
  const expectScores = async (picture: Picture, expected: ExpectedScores) => {
    const [{ opinion, quality }] = (await both([picture])) as [Awaited<ReturnType<typeof both>>[0]];
    expect(Math.abs(opinion.headline - expected.musiq.mos)).toBeLessThan(0.001);
    expect(Math.abs(quality.headline - expected.liqe.score)).toBeLessThan(0.001);
    for (const kind of ['quality', 'scene', 'distortion'] as const)
      expect(largestDifference(Object.values(quality.marginals![kind]!), expected.liqe[kind])).toBeLessThan(0.001);
  };

  const large = generatedPictures.filter(({ width, height }) => Math.min(width, height) >= 224);
  test.each(large.slice(0, 2))('the generated picture of $width x $height', async (expected) => {
    await expectScores(generatedPicture(expected), expected);
  });

  test('a batch gives the numbers of single pictures', async () => {
    const [widthPx, heightPx] = [288, 256];
    const made = (seed: number) => {
      const data = plasma(widthPx, heightPx).map((value, i) => (value * seed + (i % seed)) & 255);
      return { data, widthPx, heightPx };
    };
    const pictures = [1, 3, 5].map(made);
    const batched = await both(pictures);
    for (const [i, picture] of pictures.entries()) {
      const [single] = await both([picture]);
      for (const which of ['opinion', 'quality'] as const)
        expect(largestDifference(numbersOf(batched[i]![which]), numbersOf(single![which]))).toBeLessThan(0.0001);
    }
  });

  describeShared('the pictures of the reference', (dir) => {
    const images = expectedImages(dir).filter(({ width, height }) => Math.min(width, height) >= 224);
    test('two of them', async () => {
      for (const expected of images.slice(0, 2)) await expectScores(await imagePicture(dir, expected), expected);
    });
  });
});
