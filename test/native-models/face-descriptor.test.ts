/** @file face-api's face descriptor as ONNX: its own numbers (@vladmandic/face-api 1.7.15 over tfjs 4.22.0, cpu), and files that are none. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { beforeAll, expect, test } from 'vitest';
import { convertModel } from '../../native-models/convert-model.ts';
import { descriptorFrame } from '../../native-models/faces/index.ts';
import { tempFolder } from '../support/temp-folder.ts';

const released = createRequire(import.meta.url).resolve('@vladmandic/face-api/model/face_recognition_model.bin');
const manifestName = 'face_recognition_model-weights_manifest.json';
const convert = (sourcePath: string) =>
  convertModel({ id: 'face-descriptor', sourcePath, outDir: tempFolder('descriptor'), now: new Date(0) });

const floats = 150 * 150 * 3;
const wave = Float32Array.from({ length: floats }, (_, i) => 127.5 + 127 * Math.sin(0.011 * i) * Math.cos(0.00037 * i));
const sand = Float32Array.from({ length: floats }, (_, i) => (i * 7919) % 256);
/** The first four and the last two numbers, and the length, as face-api has them. */
const published = [
  {
    data: wave,
    length: 1.2953352490277086,
    first: [-0.07628554105758667, 0.09987574070692062, 0.10114677250385284, 0.013143150135874748],
    last: [-0.008741197176277637, -0.005968346726149321],
  },
  {
    data: sand,
    length: 1.3159929898735534,
    first: [-0.019178204238414764, 0.11992590874433517, 0.03253297507762909, -0.08539672195911407],
    last: [-0.05071522668004036, 0.04086955264210701],
  },
];

let onnx: string;
beforeAll(async () => {
  const { onnxPath, record } = await convert(released);
  expect(record.files.map(({ role }) => role)).toEqual(['descriptor']);
  onnx = onnxPath;
}, 60_000);

test('gives the numbers of face-api', async () => {
  const session = await InferenceSession.create(onnx, { intraOpNumThreads: 1 });
  for (const { data, length, first, last } of published) {
    const { descriptors } = await session.run({ faces: new Tensor('float32', data, [1, 150, 150, 3]) });
    const vector = Array.from(descriptors!.data as Float32Array);
    expect(vector).toHaveLength(128);
    expect(Math.hypot(...vector)).toBeCloseTo(length, 5);
    for (const [at, value] of first.entries()) expect(vector[at]).toBeCloseTo(value, 5);
    for (const [at, value] of last.entries()) expect(vector[126 + at]).toBeCloseTo(value, 5);
  }
  await session.release();
});

test('the square of a face turns and grows with its points', () => {
  // The mean face itself, 150 pixels with its border, a tenth of a turn clockwise, twice as large, elsewhere.
  const mean = [
    [47.55, 46.6],
    [100.48, 46.6],
    [74.01, 76.56],
    [50.41, 103.02],
    [97.61, 103.02],
  ] as const;
  const angle = Math.PI / 5;
  const points = mean.map(([x, y]) => {
    const [dx, dy] = [2 * (x - 75), 2 * (y - 75)];
    return {
      x: 400 + dx * Math.cos(angle) - dy * Math.sin(angle),
      y: 300 + dx * Math.sin(angle) + dy * Math.cos(angle),
    };
  });
  const frame = descriptorFrame(points);
  expect(frame.angle).toBeCloseTo(angle, 3);
  expect(frame.width).toBeCloseTo(300, 0);
  expect(frame.centre.x).toBeCloseTo(400, 0);
  expect(frame.centre.y).toBeCloseTo(300, 0);
});

const manifest = readFileSync(join(dirname(released), manifestName), 'utf8');
test.each([
  ['cut short', (text: string) => text, (bytes: Buffer) => bytes.subarray(0, 4_000_000), 'cut short'],
  ['too long', (text: string) => text, (bytes: Buffer) => Buffer.concat([bytes, bytes]), 'bytes of weights'],
  ['another network', (text: string) => text.replace('conv32_down/conv/filters', 'x'), undefined, 'is missing'],
  [
    'a tensor without end',
    (text: string) => text.replace('[7,7,3,32]', '[7,7,3,9007199254740991]'),
    undefined,
    'too large',
  ],
  ['packed in an unknown way', (text: string) => text.replace('"uint8"', '"int4"'), undefined, 'not known here'],
  ['no JSON', () => '<html>', undefined, 'no JSON'],
])('%s: refused in words', async (_, change, cut, says) => {
  const dir = tempFolder('broken');
  mkdirSync(dir, { recursive: true });
  const bytes = readFileSync(released);
  writeFileSync(join(dir, 'face_recognition_model.bin'), cut ? cut(bytes) : bytes);
  writeFileSync(join(dir, manifestName), change(manifest));
  await expect(convert(join(dir, 'face_recognition_model.bin'))).rejects.toThrow(says);
});

test('a manifest leads to no file outside its folder', async () => {
  const dir = tempFolder('outside');
  writeFileSync(join(dir, manifestName), manifest.replace('"face_recognition_model.bin"', '"../secret.bin"'));
  await expect(convert(join(dir, manifestName))).rejects.toThrow('names a file elsewhere');
});
