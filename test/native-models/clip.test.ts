/**
 * @file CLIP from a scripted archive: both towers, tokens and pictures against OpenAI's code. Expected: openai-clip 1.0.1 (PyPI) over torch 1.13.0 and
 * Pillow 9.4.0, given the same archive, vocabulary and picture.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { convertModel } from '../../native-models/convert-model.ts';
import { createClipAdapter } from '../../native-models/families/clip/adapter.ts';
import { createTokenizer, readVocabulary } from '../../native-models/language-image/tokenizer.ts';
import { writeClipFiles } from '../support/network-files.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { feedSession, scoreWith } from '../support/score-with.ts';
import { tempFolder } from '../support/temp-folder.ts';

const convert = (sourcePath: string, outDir = tempFolder('clip-out')) =>
  convertModel({ id: 'clip-vit-b-32', sourcePath, outDir, now: new Date(0) });

const image = [-0.15918, -0.08466, -0.00919, 0.23966, 0.30888, 0.20209, 0.22985, 0.15589];
const words = [-0.290807, 0.078257, -0.37854, -0.02967, 0.243348, 0.005499, -0.187759, 0.1748];
const together = 0.09898141771554947;

test('a picture and words come to OpenAI’s vectors', async () => {
  const outDir = tempFolder('clip-out');
  const { record } = await convert(writeClipFiles(tempFolder('clip')), outDir);
  const fileOf = (role: string) => join(outDir, record.files.find((file) => file.role === role)!.fileName);

  const pictures = await openSession(fileOf('embedding'));
  const picture = { data: plasma(160, 128), widthPx: 160, heightPx: 128 };
  const [{ embedding = [] } = {}] = await scoreWith(pictures, createClipAdapter(), [picture]);
  await pictures.release();
  // Pillow rounds to whole values between its two passes.
  for (const [index, value] of image.entries()) expect(embedding[index]).toBeCloseTo(value, 2);

  const tokenise = createTokenizer(JSON.parse(readFileSync(fileOf('vocabulary'), 'utf8')));
  const tokens = tokenise('The dog, on  the beach!');
  expect(tokens).toEqual([526, 519, 513, 267, 520, 519, 517, 256, 527]);
  const text = await openSession(fileOf('words'));
  const data = Int32Array.from(tokens);
  const { features } = await feedSession(text, { tokens: { type: 'int32', data, dims: [1, data.length] } });
  await text.release();
  const length = Math.hypot(...features!.data);
  const vector = Array.from(features!.data, (value) => value / length);
  for (const [index, value] of words.entries()) expect(vector[index]).toBeCloseTo(value, 5);
  expect(vector.reduce((sum, value, index) => sum + value * embedding[index]!, 0)).toBeCloseTo(together, 2);
});

test('a vocabulary that is missing, cut short, no vocabulary or another model’s is refused', async () => {
  const dir = tempFolder('clip-wrong');
  const file = writeClipFiles(dir);
  const vocabulary = join(dir, 'bpe_simple_vocab_16e6.txt.gz');
  const whole = readFileSync(vocabulary);
  writeFileSync(vocabulary, whole.subarray(0, 40));
  await expect(convert(file)).rejects.toThrow('cut short');
  writeFileSync(vocabulary, gzipSync('#version\none two\nthree\n'));
  await expect(convert(file)).rejects.toThrow('line 3 is no merge');
  writeFileSync(vocabulary, gzipSync('#version\nd o\n'));
  await expect(convert(file)).rejects.toThrow(
    '"token_embedding.weight" has the shape [528,64] where CLIP has [515,64]',
  );
});

test('words that are too long are cut, and the end mark stays', () => {
  const tokenise = createTokenizer(readVocabulary(gzipSync('#version\nd o'), 'small'));
  const tokens = tokenise('do '.repeat(200));
  expect(tokens).toHaveLength(77);
  expect([tokens[0], tokens.at(-1)]).toEqual([513, 514]);
});
