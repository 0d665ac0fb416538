import type * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Picture } from '../../native-models/adapters/index.ts';
import { createMusiqAdapter } from '../../native-models/families/musiq/adapter.ts';
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

const adapter = createMusiqAdapter();
const sessions: ort.InferenceSession[] = [];
beforeAll(async () => {
  for (const id of ['musiq-koniq', 'musiq-ava'] as const) {
    sessions.push(await openSession((await standInModel(id)).onnxPath));
  }
}, 300_000);
afterAll(() => Promise.all(sessions.map((session) => session.release())));

async function expectScores(picture: Picture, expected: ExpectedScores): Promise<void> {
  const [opinion] = await scoreWith(sessions[0]!, adapter, [picture]);
  const [aesthetic] = await scoreWith(sessions[1]!, adapter, [picture]);
  expect(Math.abs(opinion!.headline - expected.musiq.mos)).toBeLessThan(0.001);
  expect(Math.abs(aesthetic!.headline - expected.musiq.aestheticMean)).toBeLessThan(0.0001);
  expect(largestDifference(aesthetic!.distribution!, expected.musiq.aestheticDistribution)).toBeLessThan(0.0001);
}

test.each(generatedPictures)('MUSIQ on the generated picture of $width x $height', async (expected) => {
  await expectScores(generatedPicture(expected), expected);
});

test('a batch gives the numbers of single pictures', async () => {
  const size = { widthPx: 224, heightPx: 224 };
  const first = generatedPicture(generatedPictures[2]!);
  const second: Picture = { ...size, data: first.data.map((value) => 255 - value) };
  const together = await scoreWith(sessions[0]!, adapter, [first, second, first]);
  const [one] = await scoreWith(sessions[0]!, adapter, [first]);
  const [two] = await scoreWith(sessions[0]!, adapter, [second]);
  expect(
    largestDifference(
      together.map(({ headline }) => headline),
      [one!.headline, two!.headline, one!.headline],
    ),
  ).toBeLessThan(1e-4);
  expect(Math.abs(one!.headline - two!.headline)).toBeGreaterThan(0.1);
});

test('pictures of two sizes cannot share a batch', () => {
  const pictures = generatedPictures.map(generatedPicture);
  expect(() => adapter.prepare(pictures)).toThrow(/batch of 257x321 was given a picture of 640x416/);
  expect(new Set(pictures.map(({ widthPx, heightPx }) => adapter.batchKey(widthPx, heightPx))).size).toBe(3);
});

describeShared('MUSIQ on pictures from files', (sharedDir) => {
  test.each(expectedImages(sharedDir))('$image', async (expected) => {
    await expectScores(await imagePicture(sharedDir, expected), expected);
  });
});
