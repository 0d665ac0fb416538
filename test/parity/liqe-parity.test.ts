import type * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Picture, ScoreValue } from '../../native-models/adapters/index.ts';
import { createLiqeAdapter } from '../../native-models/families/liqe/adapter.ts';
import { openSession } from '../support/open-session.ts';
import { largestDifference, scoreWith } from '../support/score-with.ts';
import { describeShared } from '../support/shared.ts';
import { standInModel } from '../support/stand-in-models.ts';
import {
  type ExpectedScores,
  expectedImages,
  generatedPicture,
  generatedPictures,
  imagePicture,
} from './expected-scores.ts';

const adapter = createLiqeAdapter();
let session: ort.InferenceSession;
beforeAll(async () => {
  session = await openSession((await standInModel('liqe-mix')).onnxPath);
}, 300_000);
afterAll(() => session.release());

const flat = ({ headline, marginals = {} }: ScoreValue): number[] => [
  headline,
  ...Object.values(marginals).flatMap((shares) => Object.values(shares)),
];

async function expectScores(picture: Picture, { liqe }: ExpectedScores): Promise<void> {
  const [score] = await scoreWith(session, adapter, [picture]);
  const { quality, scene, distortion } = liqe;
  expect(Object.keys(score!.marginals ?? {})).toEqual(['quality', 'scene', 'distortion']);
  expect(largestDifference(flat(score!), [liqe.score, quality, scene, distortion].flat())).toBeLessThan(0.001);
}

test.each(generatedPictures)('LIQE on the generated picture of $width x $height', async (expected) => {
  await expectScores(generatedPicture(expected), expected);
});

test('pictures of different sizes with equally many crops share a batch, with the numbers of single pictures', async () => {
  const pictures: Picture[] = [
    generatedPicture(generatedPictures[1]!),
    { ...generatedPicture({ ...generatedPictures[1]!, width: 416, height: 640 }) },
  ];
  expect(pictures.map(({ widthPx, heightPx }) => adapter.batchKey(widthPx, heightPx))).toEqual([
    '15 crops',
    '15 crops',
  ]);
  const together = await scoreWith(session, adapter, pictures);
  for (const [index, picture] of pictures.entries()) {
    const [alone] = await scoreWith(session, adapter, [picture]);
    expect(largestDifference(flat(together[index]!), flat(alone!))).toBeLessThan(1e-4);
  }
});

test('a picture smaller than the window is enlarged and scored', async () => {
  const small: Picture = {
    data: generatedPicture({ ...generatedPictures[0]!, width: 150, height: 100 }).data,
    widthPx: 150,
    heightPx: 100,
  };
  const [score] = await scoreWith(session, adapter, [small]);
  expect(score!.headline).toBeGreaterThan(1);
  expect(score!.headline).toBeLessThan(5);
  expect(adapter.dimensions(150, 100, 2)).toEqual({ crops: 2 * 4 });
});

describeShared('LIQE on pictures from files', (sharedDir) => {
  test.each(expectedImages(sharedDir))('$image', async (expected) => {
    await expectScores(await imagePicture(sharedDir, expected), expected);
  });
});
